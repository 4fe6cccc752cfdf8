package dev.evenkeel.core.task;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerDependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which containers of a task may be started or stopped next.
 *
 * <p>Start: a container that is PENDING, once each container it depends on has come so far: START is met when that one
 * runs or has stopped already; COMPLETE when it has stopped with an exit code; SUCCESS when that code is 0; HEALTHY when
 * its health check has said so. A link is a START dependency (ECS does the same).
 *
 * <p>Stop: the reverse. A running container is stopped once nothing that runs depends on it.
 */
public final class ContainerOrder {

    private ContainerOrder() {}

    /** The names of the containers that may be started now, in the order of the task definition. */
    public static List<String> startable(List<ContainerDefinition> containers, List<ContainerObservation> seen) {
        List<String> names = new ArrayList<>();
        for (ContainerDefinition container : containers) {
            if (status(container.name(), seen) == ContainerStatus.PENDING
                    && dependencies(container).stream().allMatch(dependency -> isMet(dependency, seen))) {
                names.add(Objects.requireNonNull(container.name()));
            }
        }
        return names;
    }

    /** The names of the running containers that may be stopped now, in the order of the task definition. */
    public static List<String> stoppable(List<ContainerDefinition> containers, List<ContainerObservation> seen) {
        List<String> names = new ArrayList<>();
        for (ContainerDefinition container : containers) {
            boolean needed = containers.stream()
                    .filter(other -> status(other.name(), seen) == ContainerStatus.RUNNING)
                    .flatMap(other -> dependencies(other).stream())
                    .anyMatch(dependency -> Objects.equals(dependency.containerName(), container.name()));
            if (!needed && status(container.name(), seen) == ContainerStatus.RUNNING) {
                names.add(Objects.requireNonNull(container.name()));
            }
        }
        return names;
    }

    /** The name of a container that waits for what can never come, such as SUCCESS of one that failed. */
    public static Optional<String> hopeless(List<ContainerDefinition> containers, List<ContainerObservation> seen) {
        return containers.stream()
                .filter(container -> status(container.name(), seen) == ContainerStatus.PENDING)
                .filter(container -> dependencies(container).stream().anyMatch(dependency -> isLost(dependency, seen)))
                .map(container -> Objects.requireNonNull(container.name()))
                .findFirst();
    }

    private static List<ContainerDependency> dependencies(ContainerDefinition container) {
        List<ContainerDependency> all =
                new ArrayList<>(container.dependsOn() == null ? List.of() : container.dependsOn());
        for (String link : container.links() == null ? List.<String>of() : container.links()) {
            int colon = link.indexOf(':');
            all.add(new ContainerDependency(colon < 0 ? link : link.substring(0, colon), "START"));
        }
        return all;
    }

    private static boolean isMet(ContainerDependency dependency, List<ContainerObservation> seen) {
        return find(dependency.containerName(), seen)
                .map(container -> switch (String.valueOf(dependency.condition())) {
                    case "COMPLETE" -> container.status() == ContainerStatus.STOPPED && container.exitCode() != null;
                    case "SUCCESS" ->
                        container.status() == ContainerStatus.STOPPED && Objects.equals(container.exitCode(), 0);
                    case "HEALTHY" ->
                        container.status() == ContainerStatus.RUNNING && container.health() == HealthStatus.HEALTHY;
                    default -> container.status() != ContainerStatus.PENDING;
                })
                .orElse(false);
    }

    private static boolean isLost(ContainerDependency dependency, List<ContainerObservation> seen) {
        return find(dependency.containerName(), seen)
                .filter(container -> container.status() == ContainerStatus.STOPPED)
                .map(container -> switch (String.valueOf(dependency.condition())) {
                    case "COMPLETE" -> container.exitCode() == null;
                    case "SUCCESS" -> !Objects.equals(container.exitCode(), 0);
                    case "HEALTHY" -> true;
                    default -> false;
                })
                .orElse(false);
    }

    private static ContainerStatus status(@Nullable String name, List<ContainerObservation> seen) {
        return find(name, seen).map(ContainerObservation::status).orElse(ContainerStatus.PENDING);
    }

    private static Optional<ContainerObservation> find(@Nullable String name, List<ContainerObservation> seen) {
        return seen.stream().filter(container -> container.name().equals(name)).findFirst();
    }
}
