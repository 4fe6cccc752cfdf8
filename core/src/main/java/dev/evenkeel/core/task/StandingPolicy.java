package dev.evenkeel.core.task;

import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.traffic.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a task of a service counts as healthy.
 *
 * <ol>
 *   <li>A task that does not run is STARTING.
 *   <li>One without a health check and without a target is HEALTHY once it has been RUNNING for 40 s (ECS waits that
 *       long).
 *   <li>Any other is HEALTHY when all who check it say so: the health checks that essential containers
 *       have, and each of its targets.
 *   <li>It is UNHEALTHY when one of them says so, and its grace period, which begins as it comes to run, is over. A target
 *       that somebody else has taken out of its target group is as good as one that fails.
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
     * @param targets of the task; none where there is no router
     * @param grace how long an ill task of the service is left alone
     * @param healthyAfter how long a task without a check must run to count as healthy
     */
    public static Assessment assess(
            Task task,
            TaskDefinition definition,
            List<Target> targets,
            Duration grace,
            Duration healthyAfter,
            Instant now) {
        if (!task.isRunning()) {
            return new Assessment(TaskStanding.STARTING, null);
        }
        boolean checked = TaskHealth.isChecked(definition.containers());
        if (!checked && targets.isEmpty()) {
            return from(task.since().plus(healthyAfter), TaskStanding.HEALTHY, now);
        }
        HealthStatus shown = task.progress().healthStatus();
        // ECS shows UNKNOWN as long as one essential container has no check, which says nothing against the others.
        HealthStatus checks = shown == HealthStatus.UNKNOWN
                ? TaskHealth.ofChecks(definition.containers(), task.progress().containers())
                : shown;
        return switch (worst(checked ? checks : HealthStatus.HEALTHY, targets)) {
            case HEALTHY -> new Assessment(TaskStanding.HEALTHY, null);
            case UNKNOWN -> new Assessment(TaskStanding.STARTING, null);
            case UNHEALTHY -> from(task.since().plus(grace), TaskStanding.UNHEALTHY, now);
        };
    }

    private static HealthStatus worst(HealthStatus containers, List<Target> targets) {
        HealthStatus worst = containers;
        for (Target target : targets) {
            if (target.health() == HealthStatus.UNHEALTHY || worst == HealthStatus.UNHEALTHY) {
                return HealthStatus.UNHEALTHY;
            }
            worst = target.health() == HealthStatus.UNKNOWN ? HealthStatus.UNKNOWN : worst;
        }
        return worst;
    }

    private static Assessment from(Instant begin, TaskStanding standing, Instant now) {
        return now.isBefore(begin) ? new Assessment(TaskStanding.STARTING, begin) : new Assessment(standing, null);
    }
}
