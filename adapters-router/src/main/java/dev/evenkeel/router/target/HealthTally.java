package dev.evenkeel.router.target;

import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.router.model.HealthCheck;

/**
 * What the checks of a target have come to.
 *
 * @param state INITIAL, HEALTHY or UNHEALTHY
 * @param inARow how many checks in a row ended like the last one
 */
public record HealthTally(TargetState state, boolean lastPassed, int inARow) {
    public static final HealthTally NONE = new HealthTally(TargetState.INITIAL, false, 0);

    /** With one check more. */
    public HealthTally after(boolean passed, HealthCheck check) {
        int row = passed == lastPassed ? inARow + 1 : 1;
        int needed = needed(passed, check);
        TargetState verdict = passed ? TargetState.HEALTHY : TargetState.UNHEALTHY;
        return new HealthTally(row >= needed ? verdict : state, passed, row);
    }

    private int needed(boolean passed, HealthCheck check) {
        if (!passed) {
            return check.unhealthyThreshold();
        }
        return state == TargetState.INITIAL ? 1 : check.healthyThreshold();
    }
}
