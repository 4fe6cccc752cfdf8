package dev.evenkeel.core.deployment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a deployment has come.
 *
 * @param reason in ECS's words
 * @param alarms null until they were first looked at
 * @param bakingSince when every task was new and healthy; null before, and where there is no bake time
 */
public record Rollout(
        RolloutState state,
        String reason,
        @Nullable AlarmWatch alarms,
        @Nullable Instant bakingSince) {

    /** One that has begun. */
    public static Rollout inProgress(String deploymentId) {
        return new Rollout(RolloutState.IN_PROGRESS, "ECS deployment " + deploymentId + " in progress.", null, null);
    }

    /** One that every task was moved by. */
    public static Rollout completed(String deploymentId) {
        return new Rollout(RolloutState.COMPLETED, "ECS deployment " + deploymentId + " completed.", null, null);
    }

    /** The same, given up; what it has seen of its alarms stays. */
    public Rollout failed(String why) {
        return new Rollout(RolloutState.FAILED, why, alarms, bakingSince);
    }

    public Rollout watching(AlarmWatch watch) {
        return new Rollout(state, reason, watch, bakingSince);
    }

    public Rollout baking(@Nullable Instant since) {
        return new Rollout(state, reason, alarms, since);
    }
}
