package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What CreateCluster answers. */
public record CreateClusterResponse(@Nullable ClusterDescription cluster) {}
