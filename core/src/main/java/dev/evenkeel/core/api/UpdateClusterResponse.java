package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What UpdateCluster answers. */
public record UpdateClusterResponse(@Nullable ClusterDescription cluster) {}
