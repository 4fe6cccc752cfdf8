package dev.evenkeel.core.scaling;

import java.time.Instant;

/**
 * A service whose desired count scaling keeps between two bounds.
 *
 * @param resourceId {@code service/CLUSTER/SERVICE}
 * @param minCapacity 0 or more
 * @param maxCapacity at least {@code minCapacity}
 */
public record ScalableTarget(
        String resourceId,
        int minCapacity,
        int maxCapacity,
        String roleArn,
        String scalableTargetArn,
        SuspendedState suspendedState,
        Instant creationTime) {

    /** The count within the bounds that is nearest to the one given. */
    public int clamp(int count) {
        return Math.max(minCapacity, Math.min(maxCapacity, count));
    }
}
