package dev.evenkeel.core.deployment;

import org.jspecify.annotations.Nullable;

/**
 * How a CANARY deployment shifts production traffic.
 *
 * @param canaryPercent of the traffic that the first step shifts; 0.1 to 100.0 in tenths, 5.0 when absent
 * @param canaryBakeTimeInMinutes until the rest follows; 0 to 1440, 10 when absent
 */
public record CanaryConfiguration(
        @Nullable Double canaryPercent, @Nullable Integer canaryBakeTimeInMinutes) {}
