package dev.evenkeel.core.engine;

import dev.evenkeel.core.deployment.ImageResolution;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.service.TaskOutcomes;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.StartFailure;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskLifecycle;
import dev.evenkeel.core.task.TaskProgress;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.Objects;
import java.util.Optional;

/** Turns what a runtime saw of a task into events. A report that cannot be true is answered, never thrown at. */
final class TaskObserver {

    /** ECS says so of a task on Fargate Spot that has its two minutes' notice. */
    private static final String SPOT_INTERRUPTED = "Your Spot Task was interrupted.";

    private TaskObserver() {}

    /** @param routed whether tasks are registered with a router before they count as RUNNING */
    static void observe(Change change, TaskObservation seen, boolean routed) {
        Optional<Task> known = change.state().task(seen.taskArn());
        if (known.isEmpty() || (known.get().isStopped() && seen.lastStatus() != TaskStatus.STOPPED)) {
            // A task we do not have, or that we hold to be over, must not run on. A late report of one that is over in
            // truth is answered the same way: stopping it again does no harm.
            if (seen.lastStatus() != TaskStatus.STOPPED) {
                change.emit(new Event.UnknownTaskSeen(seen.taskArn()));
            }
            return;
        }
        Task task = known.get();
        TaskDefinition definition =
                change.state().taskDefinition(task.launch().taskDefinitionArn()).orElseThrow();
        TaskObservation worded = StartFailure.worded(seen, task.launch().launchType());
        TaskObservation counting =
                routed ? worded.at(TaskTargets.status(change.state(), task, seen.lastStatus())) : worded;
        TaskProgress after = TaskLifecycle.observe(task.progress(), definition, counting, change.now());
        if (after.equals(task.progress())) {
            // What is news to us may be none to ECS: a task that runs is ACTIVATING still until its targets are
            // registered.
            if (routed) {
                TaskTargets.register(change, task, seen);
            }
            return;
        }
        change.emit(new Event.TaskProgressed(task.taskArn(), after));
        Task changed = task.withProgress(after);
        if (isToldToStop(change, changed) && hasStarted(task.progress(), after)) {
            // A start that is late takes effect after the stop, which then found nothing to stop.
            change.emit(new Event.UnknownTaskSeen(task.taskArn()));
        }
        ImageResolution.seen(change, changed, definition);
        boolean ended =
                TaskLifecycle.essentialExited(definition, after.containers()).isPresent();
        if (routed && !ended) {
            TaskTargets.register(change, changed, seen);
        } else if (routed) {
            TaskTargets.end(change, changed);
        }
        if (changed.isWanted() && ended) {
            change.emit(new Event.TaskStopRequested(
                    task.taskArn(),
                    StopCode.ESSENTIAL_CONTAINER_EXITED,
                    TaskLifecycle.essentialExitedReason(),
                    change.now()));
        }
        if (changed.isWanted() && seen.stopCode() == StopCode.SPOT_INTERRUPTION) {
            change.emit(new Event.TaskStopRequested(
                    task.taskArn(),
                    StopCode.SPOT_INTERRUPTION,
                    Objects.requireNonNullElse(seen.stoppedReason(), SPOT_INTERRUPTED),
                    change.now()));
        }
        if (changed.isStopped() && !task.isStopped()) {
            if (changed.mayLinger()) {
                // A start that is said to have failed may have come after one that took effect, and what a runtime has
                // lost sight of may be there still. Nobody else cleans up what is ours, and stopping twice does no
                // harm.
                change.emit(new Event.UnknownTaskSeen(task.taskArn()));
            }
        }
        // The failure is counted as it ends and not when it has STOPPED: its replacement is decided about at once.
        boolean interrupted = seen.stopCode() == StopCode.SPOT_INTERRUPTION;
        if (task.isWanted() && (ended || changed.isStopped()) && !interrupted) {
            TaskOutcomes.ended(change, changed);
        }
    }

    /** Whether the runtime has been told to stop it. */
    private static boolean isToldToStop(Change change, Task task) {
        return !task.isWanted() && !task.isStopped() && !change.state().isDraining(task.taskArn());
    }

    /** Whether a container runs that had not been started. */
    private static boolean hasStarted(TaskProgress before, TaskProgress after) {
        return after.containers().stream()
                .filter(container -> container.status() == ContainerStatus.RUNNING)
                .anyMatch(container -> before.containers().stream()
                        .anyMatch(known ->
                                known.name().equals(container.name()) && known.status() == ContainerStatus.PENDING));
    }
}
