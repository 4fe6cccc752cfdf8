package dev.evenkeel.core.placement;

import org.jspecify.annotations.Nullable;

/** A preference among the instances a task may run on: random, spread, binpack, or the name of a plugin's strategy. */
public record PlacementStrategyItem(
        @Nullable String type, @Nullable String field) {}
