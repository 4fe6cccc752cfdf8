package dev.evenkeel.core.engine;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.deployment.StartBackoff;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceMessages;
import dev.evenkeel.core.state.Change;
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
        TaskObservation counting = routed ? seen.at(TaskTargets.status(change.state(), task, seen.lastStatus())) : seen;
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
        if (changed.isStopped() && !task.isStopped()) {
            countFailure(change, changed);
        }
    }

    /** A task of a service that stopped without ever RUNNING, though nobody stopped it, has failed to start. */
    private static void countFailure(Change change, Task task) {
        StopCode code = task.progress().stopCode();
        boolean ourDoing = code == StopCode.SERVICE_SCHEDULER_INITIATED
                || code == StopCode.USER_INITIATED
                || code == StopCode.TERMINATION_NOTICE;
        ServiceArn arn = task.launch().serviceArn();
        if (arn == null || ourDoing || task.progress().startedAt() != null) {
            return;
        }
        Optional<Deployment> deployment = change.state()
                .service(arn)
                .flatMap(service -> service.deployment(Objects.requireNonNullElse(task.deploymentId(), "")));
        if (deployment.isEmpty() || deployment.get().rolloutState() == RolloutState.FAILED) {
            return;
        }
        boolean oneRuns = change.state().tasksOf(arn).of(deployment.get().id()).running() > 0;
        int failures = deployment.get().attempts().neverRan() + 1;
        int round = StartBackoff.round(
                failures, change.state().service(arn).map(Service::desiredCount).orElse(1));
        change.emit(new Event.DeploymentChanged(
                arn,
                deployment
                        .get()
                        .withAttempts(
                                deployment
                                        .get()
                                        .attempts()
                                        .afterFailedStart(!oneRuns, change.now().plus(StartBackoff.after(round))),
                                change.now())));
        tell(change, arn, task, round);
    }

    private static void tell(Change change, ServiceArn arn, Task task, int round) {
        String reason = task.progress().containers().stream()
                .map(container -> container.reason())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(task.progress().stoppedReason());
        if (reason != null && reason.contains("Error")) {
            ServiceMessages.publishOnce(change, arn, "was unable to place a task. Reason: " + reason);
        }
        if (round >= StartBackoff.IMPAIRED_FROM) {
            ServiceMessages.publishOnce(change, arn, "is unable to consistently start tasks successfully.");
        }
    }
}
