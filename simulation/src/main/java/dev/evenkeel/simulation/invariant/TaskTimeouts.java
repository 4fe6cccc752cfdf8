package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerDependency;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * I7, the time-outs: a task whose stop signal was sent has ended when the stop timeouts of its containers are over, one after
 * another; a container waits no longer for another than that one's start timeout. While there is trouble, what happened may
 * be told as late as the trouble lasts: only what takes far too long is found then, and every second of it in calm.
 */
final class TaskTimeouts implements Check {
    /** To take the network interface off and to say so; at first, for what was late. */
    private static final Duration IN_CALM = Duration.ofMinutes(2);
    /** Outages that follow upon one another and a clock that jumps may hide what happens for so long. */
    private static final Duration IN_TROUBLE = Duration.ofMinutes(45);

    /** ECS's own, for a container that does not say. */
    private static final int STOP_TIMEOUT = 30;

    private final SortedMap<TaskArn, Instant> toStop = new TreeMap<>();
    private final SortedMap<TaskArn, Instant> toStart = new TreeMap<>();
    private boolean calm;

    /** From now on nothing is late. */
    void calm(StateView state, Instant at) {
        calm = true;
        toStop.replaceAll((task, due) -> state.task(task)
                .map(found -> at.plus(stopping(state, found)).plus(IN_CALM))
                .orElse(due));
        toStart.clear();
    }

    @Override
    public void after(StateView state, Instant at, Event event) {
        switch (event) {
            case Event.TaskStopRequested e when !state.isDraining(e.taskArn()) -> told(state, e.taskArn(), at);
            case Event.TaskDrained e -> told(state, e.taskArn(), at);
            case Event.TaskProgressed e -> seen(state, e.taskArn(), e.progress(), at);
            default -> {}
        }
    }

    @Override
    public void instantOver(StateView state, Instant at) {
        overdue(toStop, at, "has not stopped, though it was told to and all its stop timeouts are over");
        overdue(toStart, at, "has a container that waits for another longer than that one's start timeout");
    }

    private static void overdue(SortedMap<TaskArn, Instant> due, Instant at, String what) {
        due.forEach((task, until) -> BrokenInvariant.unless(
                !at.isAfter(until), "I7", () -> "task " + task.id() + " " + what + ", at " + at + " since " + until));
    }

    private void told(StateView state, TaskArn arn, Instant at) {
        state.task(arn)
                .filter(task -> !task.isStopped())
                .ifPresent(task ->
                        toStop.putIfAbsent(arn, at.plus(stopping(state, task)).plus(slack())));
        toStart.remove(arn);
    }

    private void seen(StateView state, TaskArn arn, TaskProgress progress, Instant at) {
        if (progress.lastStatus() == TaskStatus.STOPPED) {
            toStop.remove(arn);
            toStart.remove(arn);
            return;
        }
        Optional<Duration> limit = state.task(arn)
                .filter(Task::isWanted)
                .flatMap(task -> state.taskDefinition(task.launch().taskDefinitionArn()))
                .flatMap(definition -> longestWait(definition, progress));
        if (limit.isPresent()) {
            toStart.putIfAbsent(arn, at.plus(limit.get()).plus(slack()));
        } else {
            toStart.remove(arn);
        }
    }

    /** The longest start timeout of a container that runs and is waited for; empty when nothing waits under a limit. */
    private static Optional<Duration> longestWait(TaskDefinition definition, TaskProgress progress) {
        return definition.containers().stream()
                .filter(waiting -> is(progress, waiting.name(), ContainerStatus.PENDING))
                .flatMap(waiting ->
                        Objects.requireNonNullElse(waiting.dependsOn(), List.<ContainerDependency>of()).stream())
                .filter(dependency -> !"START".equals(dependency.condition())
                        && is(progress, dependency.containerName(), ContainerStatus.RUNNING))
                .flatMap(dependency -> definition.containers().stream()
                        .filter(other -> Objects.equals(other.name(), dependency.containerName())))
                .map(ContainerDefinition::startTimeout)
                .filter(Objects::nonNull)
                .map(Duration::ofSeconds)
                .max(Duration::compareTo);
    }

    private static boolean is(TaskProgress progress, @Nullable String container, ContainerStatus status) {
        for (ContainerObservation seen : progress.containers()) {
            if (seen.name().equals(container)) {
                return seen.status() == status;
            }
        }
        return false;
    }

    private static Duration stopping(StateView state, Task task) {
        return state.taskDefinition(task.launch().taskDefinitionArn()).map(TaskDefinition::containers).stream()
                .flatMap(List::stream)
                .map(container -> Duration.ofSeconds(Objects.requireNonNullElse(container.stopTimeout(), STOP_TIMEOUT)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Duration slack() {
        return calm ? IN_CALM : IN_TROUBLE;
    }
}
