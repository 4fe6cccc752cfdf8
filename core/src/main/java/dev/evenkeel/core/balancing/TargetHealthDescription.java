package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** A target and how it fares. */
public record TargetHealthDescription(
        TargetDescription target, @Nullable String healthCheckPort, TargetHealth targetHealth) {}
