package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeleteCapacityProvider answers. */
public record DeleteCapacityProviderResponse(@Nullable CapacityProviderDescription capacityProvider) {}
