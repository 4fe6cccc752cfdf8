package dev.evenkeel.core.task;

import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a task of a service counts as healthy.
 *
 * <ol>
 *   <li>A task that does not run is STARTING.
 *   <li>One without a health check is HEALTHY once it has been RUNNING for 40 s (ECS waits that long).
 *   <li>One with a check is what its check says; UNHEALTHY only when its grace period, which begins as it comes to run, is
 *       over.
 * </ol>
 */
public final class StandingPolicy {

    private StandingPolicy() {}

    /**
     * What a task counts as.
     *
     * @param changesAt when time alone will change it, null if it will not
     */
    public record Assessment(
            TaskStanding standing, @Nullable Instant changesAt) {}

    /**
     * Assesses a task.
     *
     * @param grace how long an ill task of the service is left alone
     * @param healthyAfter how long a task without a check must run to count as healthy
     */
    public static Assessment assess(
            Task task, TaskDefinition definition, Duration grace, Duration healthyAfter, Instant now) {
        if (!task.isRunning()) {
            return new Assessment(TaskStanding.STARTING, null);
        }
        if (!TaskHealth.isChecked(definition.containers())) {
            return from(task.since().plus(healthyAfter), TaskStanding.HEALTHY, now);
        }
        return switch (task.progress().healthStatus()) {
            case HEALTHY -> new Assessment(TaskStanding.HEALTHY, null);
            case UNKNOWN -> new Assessment(TaskStanding.STARTING, null);
            case UNHEALTHY -> from(task.since().plus(grace), TaskStanding.UNHEALTHY, now);
        };
    }

    private static Assessment from(Instant begin, TaskStanding standing, Instant now) {
        return now.isBefore(begin) ? new Assessment(TaskStanding.STARTING, begin) : new Assessment(standing, null);
    }
}
