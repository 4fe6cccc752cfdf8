package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What CreateCapacityProvider answers. */
public record CreateCapacityProviderResponse(@Nullable CapacityProviderDescription capacityProvider) {}
