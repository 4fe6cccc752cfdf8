package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ListTaskDefinitionFamilies answers. */
public record ListTaskDefinitionFamiliesResponse(
        @Nullable List<String> families, @Nullable String nextToken) {}
