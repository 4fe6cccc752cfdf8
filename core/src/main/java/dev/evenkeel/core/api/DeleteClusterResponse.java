package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeleteCluster answers. */
public record DeleteClusterResponse(@Nullable ClusterDescription cluster) {}
