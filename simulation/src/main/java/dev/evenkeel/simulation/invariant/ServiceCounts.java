package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.ServiceTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskLaunch;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    /** I15 of services: the counts that are kept of wanted tasks, worked out from scratch over all tasks. */
    static void recount(StateView state) {
        for (Service service : state.services()) {
            ServiceTasks tasks = state.tasksOf(service.serviceArn());
            same(service, "by zone", tasks.wantedByZone(), wanted(tasks, TaskLaunch::availabilityZone));
            same(service, "by provider", tasks.wantedByProvider(), wanted(tasks, TaskLaunch::capacityProviderName));
        }
    }

    private static SortedMap<String, Integer> wanted(
            ServiceTasks tasks, Function<TaskLaunch, @Nullable String> attribute) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (Task task : tasks.all()) {
            String value = attribute.apply(task.launch());
            if (task.isWanted() && value != null) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return counts;
    }

    private static void same(
            Service service, String by, SortedMap<String, Integer> kept, SortedMap<String, Integer> counted) {
        BrokenInvariant.unless(
                kept.equals(counted),
                "I15",
                () -> service.name() + " has wanted tasks " + by + " " + counted + ", but is said to have " + kept);
    }

    /** A task of the PRIMARY deployment serves once it is healthy; an older one as long as it is not unhealthy. */
    boolean serves(StateView state, Service service, Task task, Instant now) {
        HealthStatus health = task.progress().healthStatus();
        List<Target> targets = state.targetsOf(task.taskArn());
        // What a check says within the grace period is not heard.
        boolean heard =
                !now.isBefore(task.since().plusSeconds(service.settings().healthCheckGracePeriodSeconds()));
        if (!task.isWanted() || !task.isRunning() || (heard && health == HealthStatus.UNHEALTHY)) {
            return false;
        }
        boolean isPrimary = service.primary()
                .filter(primary -> primary.id().equals(task.deploymentId()))
                .isPresent();
        if (!isPrimary) {
            return targets.stream().noneMatch(target -> target.state() == TargetState.UNHEALTHY);
        }
        List<ContainerDefinition> checked = state.taskDefinition(task.launch().taskDefinitionArn())
                .map(definition -> definition.containers().stream()
                        .filter(container -> container.healthCheck() != null && container.isEssential())
                        .toList())
                .orElse(List.of());
        if (!targets.isEmpty()) {
            return targets.stream().allMatch(target -> target.state() == TargetState.HEALTHY)
                    && checked.stream().allMatch(container -> isHealthy(task, container));
        }
        return checked.isEmpty()
                ? !now.isBefore(task.since().plus(healthyAfter))
                : checked.stream().allMatch(container -> isHealthy(task, container));
    }

    private static boolean isHealthy(Task task, ContainerDefinition container) {
        return task.progress().containers().stream()
                .anyMatch(seen -> seen.name().equals(container.name()) && seen.health() == HealthStatus.HEALTHY);
    }

    private static DeploymentConfiguration configuration(Service service) {
        return service.settings().deploymentConfiguration();
    }
}
