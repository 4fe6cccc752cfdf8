package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What PutClusterCapacityProviders answers. */
public record PutClusterCapacityProvidersResponse(@Nullable ClusterDescription cluster) {}
