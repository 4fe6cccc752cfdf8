package dev.evenkeel.core.placement;

import org.jspecify.annotations.Nullable;

/** A binding rule on where a task may run: distinctInstance, or memberOf with an expression. */
public record PlacementConstraint(
        @Nullable String type, @Nullable String expression) {}
