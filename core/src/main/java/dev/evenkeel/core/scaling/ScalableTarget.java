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
    /** The quota of tasks in one service; bounds beyond it may be registered, but are never reached. */
    static final int TASKS_MAX = 5_000;

    /** The count within the bounds, and within ECS's quota, that is nearest to the one given. */
    public int clamp(int count) {
        return Math.min(TASKS_MAX, Math.max(minCapacity, Math.min(maxCapacity, count)));
    }
}
