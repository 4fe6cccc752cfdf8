package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ListContainerInstances is asked. */
public record ListContainerInstancesRequest(
        @Nullable String cluster,
        @Nullable String filter,
        @Nullable String nextToken,
        @Nullable Integer maxResults,
        @Nullable String status) {}
