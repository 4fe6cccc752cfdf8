package dev.evenkeel.core.capacity;

import org.jspecify.annotations.Nullable;

/** A share of tasks for one capacity provider: the first base tasks, then by weight. */
public record CapacityProviderStrategyItem(
        @Nullable String capacityProvider,
        @Nullable Integer weight,
        @Nullable Integer base) {}
