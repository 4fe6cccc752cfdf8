package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What ListClusters answers. */
public record ListClustersResponse(
        @Nullable List<String> clusterArns, @Nullable String nextToken) {}
