package dev.evenkeel.core.task;

import static dev.evenkeel.core.taskdefinition.Given.orEmpty;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerDependency;
import dev.evenkeel.core.taskdefinition.VolumeFrom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a container must have come before another may start.
 *
 * <p>Besides ECS's four conditions there is {@link #CREATED}, which nobody can write: it is what {@code volumesFrom}
 * asks for.
 */
enum DependencyCondition {
    /** It exists, running or not: its volumes can be mounted. Lost when it ended without ever having existed. */
    CREATED,
    /** It runs, or has stopped already, however it ended. */
    START,
    /** It has ended with an exit code, whatever the code. */
    COMPLETE,
    /** It has ended with exit code 0; any other is final at once. */
    SUCCESS,
    /** Its health check says so, when the other is about to start; what it says later does not matter. */
    HEALTHY;

    /** One container's need of another. */
    record Dependency(String containerName, DependencyCondition condition) {}

    /** What a container depends on: what it says itself, its links (START) and its volumes (CREATED). */
    static List<Dependency> dependencies(ContainerDefinition container) {
        List<Dependency> all = new ArrayList<>();
        for (ContainerDependency each : orEmpty(container.dependsOn())) {
            all.add(new Dependency(String.valueOf(each.containerName()), valueOf(String.valueOf(each.condition()))));
        }
        for (String link : orEmpty(container.links())) {
            int colon = link.indexOf(':');
            all.add(new Dependency(colon < 0 ? link : link.substring(0, colon), START));
        }
        for (VolumeFrom volumes : orEmpty(container.volumesFrom())) {
            all.add(new Dependency(String.valueOf(volumes.sourceContainer()), CREATED));
        }
        return all;
    }

    boolean isMet(ContainerObservation seen) {
        boolean stopped = seen.status() == ContainerStatus.STOPPED;
        return switch (this) {
            case CREATED -> seen.status() == ContainerStatus.RUNNING || seen.runtimeId() != null;
            case START -> seen.status() != ContainerStatus.PENDING;
            case COMPLETE -> stopped && seen.exitCode() != null;
            case SUCCESS -> stopped && Objects.equals(seen.exitCode(), 0);
            case HEALTHY -> seen.status() == ContainerStatus.RUNNING && seen.health() == HealthStatus.HEALTHY;
        };
    }

    /** Whether it can never be met any more. A container that has stopped stays so. */
    boolean isLost(ContainerObservation seen) {
        return seen.status() == ContainerStatus.STOPPED && !isMet(seen);
    }

    /** Whether the start timeout of the container that is waited for limits the wait (ECS: not for START). */
    boolean hasTimeout() {
        return this == COMPLETE || this == SUCCESS || this == HEALTHY;
    }

    static Optional<ContainerObservation> find(String name, List<ContainerObservation> seen) {
        for (ContainerObservation container : seen) {
            if (container.name().equals(name)) {
                return Optional.of(container);
            }
        }
        return Optional.empty();
    }
}
