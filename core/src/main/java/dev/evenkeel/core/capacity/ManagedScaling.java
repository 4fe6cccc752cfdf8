package dev.evenkeel.core.capacity;

import org.jspecify.annotations.Nullable;

/**
 * How a capacity provider's group grows and shrinks with the need for it.
 *
 * @param status ENABLED or DISABLED
 * @param targetCapacity percent of the group's hosts that should be in use; 1 to 100
 * @param minimumScalingStepSize hosts; fewer are never asked for at once; 1 to 10,000
 * @param maximumScalingStepSize hosts; more are never asked for at once; 1 to 10,000
 * @param instanceWarmupPeriod seconds until a new host counts; 0 to 10,000
 */
public record ManagedScaling(
        @Nullable String status,
        @Nullable Integer targetCapacity,
        @Nullable Integer minimumScalingStepSize,
        @Nullable Integer maximumScalingStepSize,
        @Nullable Integer instanceWarmupPeriod) {

    /** ECS's defaults, with managed scaling on or off. */
    public static ManagedScaling standard(boolean enabled) {
        return new ManagedScaling(enabled ? "ENABLED" : "DISABLED", 100, 1, 10_000, 300);
    }
}
