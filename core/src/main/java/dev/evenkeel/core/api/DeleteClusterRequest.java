package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeleteCluster is asked. */
public record DeleteClusterRequest(@Nullable String cluster) {}
