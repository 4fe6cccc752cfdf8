package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ListContainerInstances answers. */
public record ListContainerInstancesResponse(
        @Nullable List<String> containerInstanceArns,
        @Nullable String nextToken) {}
