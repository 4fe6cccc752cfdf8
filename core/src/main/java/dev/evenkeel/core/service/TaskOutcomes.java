package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.CircuitBreaker;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.ImageResolution;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.deployment.StartAttempts;
import dev.evenkeel.core.deployment.StartBackoff;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.placement.PlacementOutcome;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStanding;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What becomes of the tasks of a deployment, as far as its {@link StartAttempts} and the service's events tell of it.
 *
 * <ol>
 *   <li>A task that ended without ever having run, though nobody stopped it, has failed to start: the next start waits.
 *   <li>A task that ran, and ended by itself before it was healthy, makes the next start wait too, but counts for nothing.
 *   <li>A task that is stopped for its health checks has failed too, but is no reason to wait.
 *   <li>A task that waited in vain for capacity has found no place, which is no failure of it.
 *   <li>A task that becomes healthy ends the row of failures.
 * </ol>
 */
public final class TaskOutcomes {

    private TaskOutcomes() {}

    /** A task was wanted, and is no more: it has STOPPED, or is about to because of what became of it. */
    public static void ended(Change change, Task task) {
        if (isOurDoing(task)) {
            return;
        }
        if (task.progress().startedAt() != null) {
            endedByItself(change, task);
            return;
        }
        record(change, task, (service, deployment) -> {
            // Once a task runs the circuit breaker is in its second stage: it looks at health checks only.
            boolean oneRuns = change.state()
                            .tasksOf(service.serviceArn())
                            .of(deployment.id())
                            .running()
                    > 0;
            int before = deployment.attempts().neverRan();
            int round = StartBackoff.round(before + 1, service.desiredCount());
            ImageResolution.failed(change, task, before + 1, service.desiredCount());
            tellReason(change, service, task, before == 0);
            tellImpaired(change, service, before);
            return deployment.attempts().afterFailedStart(!oneRuns, change.now().plus(StartBackoff.after(round)));
        });
    }

    /** Whether somebody has ended a task, rather than it itself. */
    static boolean isOurDoing(Task task) {
        StopCode code = task.progress().stopCode();
        return code == StopCode.SERVICE_SCHEDULER_INITIATED
                || code == StopCode.USER_INITIATED
                || code == StopCode.TERMINATION_NOTICE
                || code == StopCode.SPOT_INTERRUPTION;
    }

    /** A task that had become healthy has lived; one that had not yet is put off as a failed start is. */
    private static void endedByItself(Change change, Task task) {
        if (task.standing() == TaskStanding.STARTING) {
            record(change, task, (service, deployment) -> {
                int before = deployment.attempts().neverRan();
                int round = StartBackoff.round(before + 1, service.desiredCount());
                tellImpaired(change, service, before);
                return deployment.attempts().afterShortLife(change.now().plus(StartBackoff.after(round)));
            });
        }
    }

    /** A task has waited for capacity for as long as it may, or for what can never come. */
    public static void foundNoPlace(Change change, Task task, PlacementOutcome.Unplaced missed) {
        record(change, task, (service, deployment) -> {
            boolean newCause = deployment.placementTrouble() == null;
            ServiceMessages.publishOnce(change, service.serviceArn(), missed.eventText(), newCause);
            return deployment.attempts().afterUnplaced(1, missed.eventText(), change.now());
        });
    }

    /** From the third round of failures on, however its tasks end, a service cannot start any consistently. */
    private static void tellImpaired(Change change, Service service, int before) {
        int round = StartBackoff.round(before + 1, service.desiredCount());
        if (round >= StartBackoff.IMPAIRED_FROM) {
            boolean entered = StartBackoff.round(before, service.desiredCount()) < round;
            ServiceMessages.publishOnce(
                    change,
                    service.serviceArn(),
                    "is unable to consistently start tasks successfully.",
                    entered && round == StartBackoff.IMPAIRED_FROM);
        }
    }

    /** A task is about to be stopped for its health checks. */
    static void failedHealthCheck(Change change, Task task) {
        record(change, task, (service, deployment) -> deployment.attempts().afterFailedHealthCheck());
    }

    /** A task has become healthy. */
    public static void healthy(Change change, Task task) {
        record(change, task, (service, deployment) -> {
            boolean resets =
                    CircuitBreaker.resetsOnHealthyTask(service.settings().deploymentConfiguration());
            return deployment.attempts().afterHealthyTask(resets, change.now().plus(StartBackoff.after(1)));
        });
    }

    private static void record(
            Change change, Task task, BiFunction<Service, Deployment, StartAttempts> attemptsAfterwards) {
        ServiceArn arn = task.launch().serviceArn();
        Optional<Service> service =
                arn == null ? Optional.empty() : change.state().service(arn);
        Optional<Deployment> deployment = service.flatMap(
                        found -> found.deployment(Objects.requireNonNullElse(task.deploymentId(), "")))
                .filter(found -> found.rolloutState() != RolloutState.FAILED
                        || change.state()
                                .staged(service.get().serviceArn())
                                .filter(staged -> staged.keepsUp(found.id()))
                                .isPresent());
        if (service.isPresent() && deployment.isPresent()) {
            StartAttempts after = attemptsAfterwards.apply(service.get(), deployment.get());
            if (!after.equals(deployment.get().attempts())) {
                change.emit(new Event.DeploymentChanged(
                        service.get().serviceArn(), deployment.get().withAttempts(after, change.now())));
            }
        }
    }

    private static void tellReason(Change change, Service service, Task task, boolean newCause) {
        reason(task)
                .filter(reason -> reason.contains("Error"))
                .ifPresent(reason -> ServiceMessages.publishOnce(
                        change, service.serviceArn(), "was unable to place a task. Reason: " + reason, newCause));
    }

    /** Why a task has stopped: what its containers say of it, else what is said of the task. */
    static Optional<String> reason(Task task) {
        return task.progress().containers().stream()
                .map(container -> container.reason())
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.ofNullable(task.progress().stoppedReason()));
    }
}
