package dev.evenkeel.core.task;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.task.DependencyCondition.Dependency;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Which containers of a task may be started or stopped next.
 *
 * <ol>
 *   <li>Start: a container that is PENDING, once each container it depends on has come so far: START is met when that one
 *       runs or has stopped already; COMPLETE when it has stopped with an exit code; SUCCESS when that code is 0; HEALTHY
 *       when its health check says so. A link is a START dependency; {@code volumesFrom} asks that the other exists (ECS
 *       does the same with both).
 *   <li>Give up: a container that waits for what can never come, such as SUCCESS of one that failed, or for longer than
 *       the start timeout of the one it waits for, fails its task.
 *   <li>Stop: the reverse. A running container is stopped once nothing that runs depends on it.
 * </ol>
 */
public final class ContainerOrder {

    private ContainerOrder() {}

    /**
     * The end of a wait.
     *
     * @param waiting the container that has not been started
     * @param awaited the one it waits for
     * @param at when the awaited one's start timeout is over
     */
    public record StartTimeout(String waiting, String awaited, Instant at) {}

    /** The names of the containers that may be started now, in the order of the task definition. */
    public static List<String> startable(List<ContainerDefinition> containers, List<ContainerObservation> seen) {
        List<String> names = new ArrayList<>();
        for (ContainerDefinition container : containers) {
            if (status(container, seen) == ContainerStatus.PENDING
                    && DependencyCondition.dependencies(container).stream()
                            .allMatch(each -> DependencyCondition.find(each.containerName(), seen)
                                    .filter(each.condition()::isMet)
                                    .isPresent())) {
                names.add(name(container));
            }
        }
        return names;
    }

    /** The names of the running containers that may be stopped now, in the order of the task definition. */
    public static List<String> stoppable(List<ContainerDefinition> containers, List<ContainerObservation> seen) {
        List<String> names = new ArrayList<>();
        for (ContainerDefinition container : containers) {
            boolean needed = containers.stream()
                    .filter(other -> status(other, seen) == ContainerStatus.RUNNING)
                    .flatMap(other -> DependencyCondition.dependencies(other).stream())
                    .anyMatch(dependency -> dependency.containerName().equals(container.name()));
            if (!needed && status(container, seen) == ContainerStatus.RUNNING) {
                names.add(name(container));
            }
        }
        return names;
    }

    /** The name of a container that waits for what can never come. */
    public static Optional<String> hopeless(List<ContainerDefinition> containers, List<ContainerObservation> seen) {
        return containers.stream()
                .filter(container -> status(container, seen) == ContainerStatus.PENDING)
                .filter(container -> DependencyCondition.dependencies(container).stream()
                        .anyMatch(each -> DependencyCondition.find(each.containerName(), seen)
                                .filter(each.condition()::isLost)
                                .isPresent()))
                .map(ContainerOrder::name)
                .findFirst();
    }

    /**
     * The wait that ends first, if it is not over before. It counts from the start of the container that is waited for,
     * only for COMPLETE, SUCCESS and HEALTHY, and only as long as that container runs: one that has stopped is either
     * what was waited for or makes the wait {@link #hopeless}.
     *
     * @param startedAt when each container that runs was first started, by name
     */
    public static Optional<StartTimeout> nextTimeout(
            List<ContainerDefinition> containers,
            List<ContainerObservation> seen,
            SortedMap<String, Instant> startedAt) {
        List<StartTimeout> waits = new ArrayList<>();
        for (ContainerDefinition waiting : containers) {
            if (status(waiting, seen) != ContainerStatus.PENDING) {
                continue;
            }
            for (Dependency each : DependencyCondition.dependencies(waiting)) {
                Instant start = startedAt.get(each.containerName());
                Optional<Duration> limit = startTimeout(containers, each.containerName());
                boolean open = DependencyCondition.find(each.containerName(), seen)
                        .filter(awaited -> awaited.status() == ContainerStatus.RUNNING)
                        .filter(awaited -> !each.condition().isMet(awaited))
                        .isPresent();
                if (open
                        && start != null
                        && limit.isPresent()
                        && each.condition().hasTimeout()) {
                    waits.add(new StartTimeout(name(waiting), each.containerName(), start.plus(limit.get())));
                }
            }
        }
        return waits.stream().min(Comparator.comparing(StartTimeout::at));
    }

    /** Why a task stopped one of whose containers waited in vain, in the words of the ECS agent. */
    public static String dependencyError(TaskArn task) {
        return "TaskDependencyError: Task dependencies cannot be resolved, taskArn: " + task.value();
    }

    private static Optional<Duration> startTimeout(List<ContainerDefinition> containers, String name) {
        return containers.stream()
                .filter(container -> name.equals(container.name()))
                .map(ContainerDefinition::startTimeout)
                .filter(Objects::nonNull)
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds)
                .findFirst();
    }

    private static String name(ContainerDefinition container) {
        return Objects.requireNonNull(container.name());
    }

    private static ContainerStatus status(ContainerDefinition container, List<ContainerObservation> seen) {
        return DependencyCondition.find(name(container), seen)
                .map(ContainerObservation::status)
                .orElse(ContainerStatus.PENDING);
    }
}
