package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeleteCapacityProvider is asked. */
public record DeleteCapacityProviderRequest(
        @Nullable String capacityProvider, @Nullable String cluster) {}
