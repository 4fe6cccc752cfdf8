package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What UpdateCapacityProvider answers. */
public record UpdateCapacityProviderResponse(@Nullable CapacityProviderDescription capacityProvider) {}
