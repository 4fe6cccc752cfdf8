package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ListTaskDefinitions answers. */
public record ListTaskDefinitionsResponse(
        @Nullable List<String> taskDefinitionArns, @Nullable String nextToken) {}
