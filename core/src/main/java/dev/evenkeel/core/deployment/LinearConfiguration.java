package dev.evenkeel.core.deployment;

import org.jspecify.annotations.Nullable;

/**
 * How a LINEAR deployment shifts production traffic.
 *
 * @param stepPercent of the traffic that each step adds; 3.0 to 100.0 in tenths, 10.0 when absent
 * @param stepBakeTimeInMinutes from one step to the next; 0 to 1440, 6 when absent. Not applied after the last step
 */
public record LinearConfiguration(
        @Nullable Double stepPercent, @Nullable Integer stepBakeTimeInMinutes) {}
