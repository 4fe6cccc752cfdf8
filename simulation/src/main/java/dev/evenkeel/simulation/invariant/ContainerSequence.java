package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerDependency;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * I7: containers come after those they depend on and go before them, and an essential one that ends takes its task with
 * it.
 */
final class ContainerSequence implements Check {
    /** 128 and SIGTERM: what ended so was told to, and did not end by itself. */
    private static final int TOLD_TO_STOP = 143;

    private final SortedSet<TaskArn> toStop = new TreeSet<>();

    @Override
    public void before(StateView state, Instant at, Event event) {
        if (event instanceof Event.TaskProgressed e) {
            Task task = state.task(e.taskArn()).orElse(null);
            TaskDefinition definition = task == null
                    ? null
                    : state.taskDefinition(task.launch().taskDefinitionArn()).orElse(null);
            if (task != null
                    && definition != null
                    && !e.progress().containers().equals(task.progress().containers())) {
                startedInOrder(task, definition, e.progress());
                stoppedInOrder(task, definition, e.progress());
                essentialEnded(task, definition, e.progress());
            }
        }
    }

    @Override
    public void interrupted() {
        toStop.clear();
    }

    @Override
    public void instantOver(StateView state, Instant at) {
        for (TaskArn arn : toStop) {
            BrokenInvariant.unless(
                    state.task(arn).filter(Task::isWanted).isEmpty(),
                    "I7",
                    () -> "task " + arn.id() + " is wanted, though an essential container of it has stopped");
        }
        toStop.clear();
    }

    private void essentialEnded(Task task, TaskDefinition definition, TaskProgress now) {
        boolean ended = definition.containers().stream()
                .filter(container -> !Boolean.FALSE.equals(container.essential()))
                .anyMatch(container ->
                        status(container.name(), now.containers()).equals(Optional.of(ContainerStatus.STOPPED)));
        if (ended) {
            toStop.add(task.taskArn());
        }
    }

    private static void startedInOrder(Task task, TaskDefinition definition, TaskProgress now) {
        for (ContainerDefinition container : definition.containers()) {
            List<ContainerDependency> dependencies = Objects.requireNonNullElse(container.dependsOn(), List.of());
            boolean starts = status(container.name(), now.containers()).equals(Optional.of(ContainerStatus.RUNNING))
                    && !status(container.name(), task.progress().containers())
                            .equals(Optional.of(ContainerStatus.RUNNING));
            if (starts) {
                dependencies.forEach(dependency -> BrokenInvariant.unless(
                        isMet(dependency, now.containers()),
                        "I7",
                        () -> "task " + task.taskArn().id() + ": " + container.name() + " runs before "
                                + dependency.containerName() + " is " + dependency.condition()));
            }
        }
    }

    private static void stoppedInOrder(Task task, TaskDefinition definition, TaskProgress now) {
        for (ContainerObservation ended : now.containers()) {
            boolean told = ended.status() == ContainerStatus.STOPPED
                    && Integer.valueOf(TOLD_TO_STOP).equals(ended.exitCode())
                    && !status(ended.name(), task.progress().containers()).equals(Optional.of(ContainerStatus.STOPPED));
            if (told) {
                definition.containers().stream()
                        .filter(other ->
                                status(other.name(), now.containers()).equals(Optional.of(ContainerStatus.RUNNING)))
                        .filter(other ->
                                Objects.requireNonNullElse(other.dependsOn(), List.<ContainerDependency>of()).stream()
                                        .anyMatch(dependency -> ended.name().equals(dependency.containerName())))
                        .findFirst()
                        .ifPresent(other -> {
                            throw new BrokenInvariant(
                                    "I7",
                                    "task " + task.taskArn().id() + ": " + ended.name() + " was stopped while "
                                            + other.name() + " runs, which depends on it");
                        });
            }
        }
    }

    /** HEALTHY is no longer sure by the time it is reported: that its check had said something is. */
    private static boolean isMet(ContainerDependency dependency, List<ContainerObservation> containers) {
        Optional<ContainerObservation> other = containers.stream()
                .filter(container -> container.name().equals(dependency.containerName()))
                .findFirst();
        return other.filter(container -> switch (String.valueOf(dependency.condition())) {
                    case "COMPLETE" -> container.status() == ContainerStatus.STOPPED;
                    case "SUCCESS" ->
                        container.status() == ContainerStatus.STOPPED
                                && Integer.valueOf(0).equals(container.exitCode());
                    case "HEALTHY" ->
                        container.status() != ContainerStatus.PENDING
                                && !(container.status() == ContainerStatus.RUNNING
                                        && container.health() == HealthStatus.UNKNOWN);
                    default -> container.status() != ContainerStatus.PENDING;
                })
                .isPresent();
    }

    private static Optional<ContainerStatus> status(@Nullable String name, List<ContainerObservation> containers) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .map(ContainerObservation::status)
                .findFirst();
    }
}
