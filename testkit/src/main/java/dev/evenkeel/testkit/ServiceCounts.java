package dev.evenkeel.testkit;

import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskHealth;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The counts that the percent rules speak of, worked out here a second time and apart from the rules. */
final class ServiceCounts {
    private final Duration healthyAfter;

    ServiceCounts(Duration healthyAfter) {
        this.healthyAfter = healthyAfter;
    }

    /** ceil(min% × desired). */
    static int lower(Service service) {
        return (int) Math.ceil(service.desiredCount()
                * Objects.requireNonNullElse(configuration(service).minimumHealthyPercent(), 100)
                / 100.0);
    }

    /** floor(max% × desired). */
    static int upper(Service service) {
        return (int) Math.floor(service.desiredCount()
                * Objects.requireNonNullElse(configuration(service).maximumPercent(), 200)
                / 100.0);
    }

    /** Tasks that are wanted, RUNNING or on their way. */
    static int live(StateView state, Service service) {
        return (int) state.tasksOf(service.serviceArn()).all().stream()
                .filter(task -> task.isWanted() && !task.isStopped())
                .count();
    }

    /** Tasks that serve. */
    int available(StateView state, Service service, Instant now) {
        return (int) state.tasksOf(service.serviceArn()).all().stream()
                .filter(task -> isAvailable(state, service, task, now))
                .count();
    }

    /** A task of the PRIMARY deployment serves once it is healthy; an older one as long as it is not unhealthy. */
    boolean isAvailable(StateView state, Service service, Task task, Instant now) {
        HealthStatus health = task.progress().healthStatus();
        List<Target> targets = state.targetsOf(task.taskArn());
        if (!task.isWanted() || !task.isRunning() || health == HealthStatus.UNHEALTHY) {
            return false;
        }
        boolean isPrimary = service.primary()
                .filter(primary -> primary.id().equals(task.deploymentId()))
                .isPresent();
        if (!isPrimary) {
            return targets.stream().noneMatch(target -> target.state() == TargetState.UNHEALTHY);
        }
        boolean isChecked = state.taskDefinition(task.launch().taskDefinitionArn())
                .map(definition -> TaskHealth.isChecked(definition.containers()))
                .orElse(false);
        if (!targets.isEmpty()) {
            boolean allAnswer = targets.stream().allMatch(target -> target.state() == TargetState.HEALTHY);
            return allAnswer && (!isChecked || health == HealthStatus.HEALTHY);
        }
        return isChecked
                ? health == HealthStatus.HEALTHY
                : !now.isBefore(task.since().plus(healthyAfter));
    }

    private static DeploymentConfiguration configuration(Service service) {
        return service.settings().deploymentConfiguration();
    }
}
