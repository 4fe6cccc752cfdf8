package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** How a target fares, in Elastic Load Balancing's words. */
public record TargetHealth(
        String state, @Nullable String reason, @Nullable String description) {}
