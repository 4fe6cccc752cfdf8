package dev.evenkeel.core.service;

import static dev.evenkeel.core.explanation.Finding.count;

import dev.evenkeel.core.capacity.CapacityQueue;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.deployment.StartAttempts;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.FindingKind;
import dev.evenkeel.core.state.ServiceTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a service waits for, whatever keeps it up, the most telling first:
 *
 * <ol>
 *   <li>Somebody: its deployment was given up.
 *   <li>Room, or the end of a pause after failed starts.
 *   <li>Ill tasks to be replaced, tasks that start, tasks that have yet to prove themselves.
 *   <li>Old tasks that serve meanwhile, and tasks that stop.
 *   <li>Tasks that are protected, while the service is not steady.
 * </ol>
 */
final class ServiceFindings {

    private ServiceFindings() {}

    static List<Finding> of(StateView state, Service service, Instant now) {
        List<Finding> findings = new ArrayList<>();
        service.deployments().stream()
                .filter(deployment ->
                        service.settings().hasTaskSets() || deployment.status() == DeploymentStatus.PRIMARY)
                .forEach(deployment -> trouble(state, service, deployment, now, findings));
        service.primary().ifPresent(primary -> {
            progress(ServiceTally.of(state, service, primary), findings);
            replacing(state.tasksOf(service.serviceArn()), primary, findings);
        });
        waiting(state, service, findings);
        stopping(state.tasksOf(service.serviceArn()), findings);
        keeping(state, service, findings);
        return findings;
    }

    private static void trouble(
            StateView state, Service service, Deployment deployment, Instant now, List<Finding> findings) {
        StartAttempts attempts = deployment.attempts();
        boolean paused = deployment.isPaused(now);
        if (deployment.rolloutState() == RolloutState.FAILED) {
            findings.add(Finding.of(
                    FindingKind.GIVEN_UP,
                    "Deployment " + deployment.id() + " was given up (" + deployment.rolloutStateReason()
                            + (isKeptUp(state, service, deployment)
                                    ? "): it is kept up as far as it gets requests, and goes no further: "
                                    : ") and starts no more tasks: ")
                            + "update the service to try again."));
        }
        if (attempts.placementTrouble() != null) {
            findings.add(new Finding(
                    FindingKind.NO_ROOM,
                    "No place for the next task: the service " + withoutAdvice(attempts.placementTrouble()),
                    paused ? attempts.retryAt() : null));
        } else if (paused) {
            findings.add(new Finding(
                    FindingKind.PAUSED,
                    count(attempts.neverRan(), "task") + " in a row ended before "
                            + (attempts.neverRan() == 1 ? "it was" : "they were")
                            + " healthy: the next start is put off."
                            + LastFailure.of(state, service, deployment)
                                    .map(why -> " The last one: " + why + ".")
                                    .orElse(""),
                    attempts.retryAt()));
        }
    }

    private static boolean isKeptUp(StateView state, Service service, Deployment deployment) {
        return state.staged(service.serviceArn())
                .filter(staged -> staged.keepsUp(deployment.id()))
                .isPresent();
    }

    /** Events end with where to read on, which says nothing of this service. */
    private static String withoutAdvice(String trouble) {
        int advice = trouble.indexOf(" For more information");
        return advice < 0 ? trouble : trouble.substring(0, advice);
    }

    private static void progress(ServiceTally tasks, List<Finding> findings) {
        int ill = tasks.primary().count(TaskCondition.UNHEALTHY) + tasks.old(TaskCondition.UNHEALTHY);
        int pending = tasks.primary().count(TaskCondition.PENDING);
        int unproven = tasks.primary().count(TaskCondition.RUNNING);
        if (ill > 0) {
            findings.add(Finding.of(FindingKind.UNHEALTHY, count(ill, "ill task") + " to be replaced."));
        }
        if (pending > 0) {
            findings.add(Finding.of(FindingKind.STARTING, count(pending, "task") + " on the way to RUNNING."));
        }
        if (unproven > 0) {
            findings.add(Finding.of(
                    FindingKind.UNPROVEN, count(unproven, "task") + " RUNNING, not known to be healthy yet."));
        }
    }

    /** Tasks that stand for others: of older deployments, and of the PRIMARY one on hosts that are to be empty. */
    private static void replacing(ServiceTasks tasks, Deployment primary, List<Finding> findings) {
        int leaving = tasks.leaving(primary.id()).wanted();
        int older = tasks.live()
                - tasks.count(TaskCondition.STOPPING)
                - tasks.of(primary.id()).wanted();
        String end = primary.rolloutState() == RolloutState.FAILED
                ? ", which stay: the newest one was given up."
                : ", to be replaced.";
        if (older > 0) {
            findings.add(Finding.of(FindingKind.REPLACING, count(older, "task") + " of older deployments" + end));
        }
        if (leaving > 0) {
            findings.add(Finding.of(
                    FindingKind.REPLACING,
                    count(leaving, "task") + " of deployment " + primary.id() + " on DRAINING container instances"
                            + end));
        }
    }

    /** Tasks that have no place yet, and wait for one until they are given up. */
    private static void waiting(StateView state, Service service, List<Finding> findings) {
        List<Task> waiting = CapacityQueue.waiting(state, service.serviceArn());
        waiting.stream()
                .map(CapacityQueue::givesUpAt)
                .min(Instant::compareTo)
                .ifPresent(end -> findings.add(
                        0,
                        new Finding(
                                FindingKind.NO_ROOM,
                                count(waiting.size(), "task") + " in PROVISIONING, for want of capacity of "
                                        + waiting.stream()
                                                .map(task -> String.valueOf(
                                                        task.launch().capacityProviderName()))
                                                .distinct()
                                                .collect(Collectors.joining(", "))
                                        + "; the first is given up when it has waited for as long as it may.",
                                end)));
    }

    private static void keeping(StateView state, Service service, List<Finding> findings) {
        int kept = state.protectedTasks(service.serviceArn());
        if (kept > 0 && !service.steady()) {
            Optional<Instant> end = state.tasksOf(service.serviceArn()).all().stream()
                    .flatMap(task -> state.protectedUntil(task.taskArn()).stream())
                    .min(Instant::compareTo);
            findings.add(new Finding(
                    FindingKind.PROTECTED,
                    count(kept, "task") + " protected from scale-in and deployments; " + service.desiredCount()
                            + " desired.",
                    end.orElse(null)));
        }
    }

    private static void stopping(ServiceTasks tasks, List<Finding> findings) {
        int stopping = tasks.count(TaskCondition.STOPPING);
        if (stopping > 0) {
            findings.add(Finding.of(FindingKind.STOPPING, count(stopping, "task") + " on the way to STOPPED."));
        }
    }
}
