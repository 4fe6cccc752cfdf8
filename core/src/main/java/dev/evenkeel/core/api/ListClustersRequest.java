package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ListClusters is asked. */
public record ListClustersRequest(
        @Nullable String nextToken, @Nullable Integer maxResults) {}
