package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.deployment.CircuitBreaker;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.ImageResolution;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStanding;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * I9: failures are counted one by one; a deployment is given up by the circuit breaker when they reach the threshold, at
 * once and not before; a rollback goes to a deployment that was COMPLETED, and a deployment that was rolled back to is
 * not rolled back itself.
 */
final class Breaker implements Check {
    private static final String REASON = "ECS deployment circuit breaker";

    private final SortedSet<String> completed = new TreeSet<>();
    private final SortedSet<String> restored = new TreeSet<>();
    private final SortedSet<ServiceArn> counting = new TreeSet<>();
    private final SortedSet<TaskArn> stoppedOnce = new TreeSet<>();
    private final SortedMap<String, Integer> failures = new TreeMap<>();

    /** Those of health checks: they count whatever else there is, while a failed start counts only as long as nothing runs. */
    private final SortedMap<String, Integer> certain = new TreeMap<>();

    @Override
    public void before(StateView state, Instant at, Event event) {
        switch (event) {
            case Event.DeploymentChanged e ->
                state.service(e.serviceArn())
                        .ifPresent(service -> service.deployment(e.deployment().id())
                                .ifPresent(before -> changed(state, service, before, e.deployment())));
            case Event.RolledBack e ->
                state.service(e.serviceArn())
                        .ifPresent(service -> rolledBack(state, service, e.restored(), e.failed()));
            case Event.TaskStandingChanged e
            when e.standing() == TaskStanding.HEALTHY ->
                state.task(e.taskArn()).ifPresent(task -> wentWell(state, task));
            case Event.DeploymentCreated e -> restored.remove(e.deployment().id());
            case Event.TaskStopRequested e
            when isForHealth(e) -> state.task(e.taskArn()).ifPresent(task -> failed(state, task, certain));
            case Event.TaskStopRequested e when endsByItself(e) -> neverRan(state, e.taskArn());
            default -> {}
        }
    }

    /** A task that is well ends the row of failures, where the service has it so. */
    private void wentWell(StateView state, Task task) {
        boolean resets = Optional.ofNullable(task.launch().serviceArn())
                .flatMap(state::service)
                .filter(service ->
                        CircuitBreaker.resetsOnHealthyTask(service.settings().deploymentConfiguration()))
                .isPresent();
        if (resets && task.standing() != TaskStanding.HEALTHY) {
            counted(state, task)
                    .filter(deployment -> deployment.rolloutState() != RolloutState.FAILED)
                    .ifPresent(deployment -> forget(deployment.id()));
        }
    }

    @Override
    public void after(StateView state, Instant at, Event event) {
        if (event instanceof Event.TaskProgressed e && e.progress().lastStatus() == TaskStatus.STOPPED) {
            neverRan(state, e.taskArn());
        }
    }

    /** A task that ends without having run counts when it does, whether it is asked to stop for it or has stopped. */
    private void neverRan(StateView state, TaskArn ended) {
        state.task(ended)
                .filter(task -> task.progress().startedAt() == null && !isOurDoing(task))
                .filter(task -> task.deploymentId() != null && !runsAny(state, task))
                .ifPresent(task -> failed(state, task, new TreeMap<>()));
    }

    private static boolean endsByItself(Event.TaskStopRequested stop) {
        return stop.code() == StopCode.ESSENTIAL_CONTAINER_EXITED || stop.code() == StopCode.TASK_FAILED_TO_START;
    }

    private static boolean isForHealth(Event.TaskStopRequested stop) {
        return stop.code() == StopCode.SERVICE_SCHEDULER_INITIATED
                && stop.reason().contains("health check");
    }

    private static boolean isOurDoing(Task task) {
        StopCode code = task.progress().stopCode();
        return code == StopCode.SERVICE_SCHEDULER_INITIATED
                || code == StopCode.USER_INITIATED
                || code == StopCode.TERMINATION_NOTICE
                || code == StopCode.SPOT_INTERRUPTION;
    }

    private static boolean runsAny(StateView state, Task task) {
        ServiceArn service = task.launch().serviceArn();
        return service != null
                && state.tasksOf(service)
                                .of(String.valueOf(task.deploymentId()))
                                .running()
                        > 0;
    }

    private void forget(String deployment) {
        failures.remove(deployment);
        certain.remove(deployment);
    }

    /** @param more where it is counted beside all failures */
    private void failed(StateView state, Task task, SortedMap<String, Integer> more) {
        ServiceArn service = task.launch().serviceArn();
        Optional<Deployment> of = counted(state, task);
        if (service != null && of.isPresent() && stoppedOnce.add(task.taskArn())) {
            failures.merge(of.get().id(), 1, Integer::sum);
            more.merge(of.get().id(), 1, Integer::sum);
            counting.add(service);
        }
    }

    /** The deployment of a task, if there still is one. */
    private static Optional<Deployment> counted(StateView state, Task task) {
        return Optional.ofNullable(task.launch().serviceArn())
                .flatMap(state::service)
                .flatMap(service -> service.deployment(String.valueOf(task.deploymentId())));
    }

    private void changed(StateView state, Service service, Deployment before, Deployment after) {
        if (after.attempts().breakerCount() != before.attempts().breakerCount()) {
            counting.add(service.serviceArn());
        }
        if (after.rolloutState() == RolloutState.COMPLETED) {
            completed.add(after.id());
            restored.remove(after.id());
        }
        boolean fails = after.rolloutState() == RolloutState.FAILED && before.rolloutState() != RolloutState.FAILED;
        if (fails && after.rolloutStateReason().startsWith(REASON)) {
            reached(state, service, before);
        }
    }

    private void rolledBack(StateView state, Service service, Deployment target, Deployment failed) {
        if (failed.rolloutStateReason().startsWith(REASON)) {
            reached(state, service, service.deployment(failed.id()).orElse(failed));
        }
        // What has the traffic was moved whole, if a newer deployment came before it was found COMPLETED.
        boolean served = state.staged(service.serviceArn())
                .filter(staged -> target.id().equals(staged.blue()))
                .isPresent();
        BrokenInvariant.unless(
                completed.contains(target.id()) || served,
                "I9",
                () -> service.name() + " is rolled back to " + target.id() + ", which was never COMPLETED");
        BrokenInvariant.unless(
                !restored.contains(failed.id()),
                "I9",
                () -> service.name() + ": " + failed.id() + " is a rollback, and is rolled back to " + target.id());
        restored.add(target.id());
        forget(target.id());
    }

    private static void reached(StateView state, Service service, Deployment failing) {
        DeploymentConfiguration configuration = service.settings().deploymentConfiguration();
        int threshold = CircuitBreaker.threshold(configuration, service.desiredCount());
        BrokenInvariant.unless(
                failing.attempts().breakerCount() >= threshold || ImageResolution.isGivenUp(state, failing),
                "I9",
                () -> service.name() + " gives " + failing.id() + " up after "
                        + failing.attempts().breakerCount() + " failures; the threshold is " + threshold);
    }

    @Override
    public void interrupted() {
        counting.clear();
    }

    @Override
    public void instantOver(StateView state, Instant at) {
        for (ServiceArn arn : counting) {
            Optional<Service> open = state.service(arn).filter(service -> service.status() == ServiceStatus.ACTIVE);
            open.ifPresent(this::wereSeen);
            open.ifPresent(service -> service.primary().ifPresent(primary -> hasTripped(service, primary)));
        }
        counting.clear();
    }

    /**
     * A failure is counted before the stop it leads to: only when the instant is over can both be compared. Of a deployment
     * that was given up failures need not be counted any more; where it still has the traffic, they put its starts off.
     */
    private void wereSeen(Service service) {
        boolean on = CircuitBreaker.isOn(service.settings().deploymentConfiguration());
        for (Deployment deployment : service.deployments()) {
            int counted = deployment.attempts().breakerCount();
            int known = failures.getOrDefault(deployment.id(), 0);
            boolean open = on && deployment.rolloutState() != RolloutState.FAILED;
            int least = open ? certain.getOrDefault(deployment.id(), 0) : 0;
            BrokenInvariant.unless(
                    counted >= least && counted <= known,
                    "I9",
                    () -> service.name() + ": " + counted + " failures are counted of " + deployment.id() + ", but "
                            + known + " were seen");
        }
    }

    private static void hasTripped(Service service, Deployment primary) {
        DeploymentConfiguration configuration = service.settings().deploymentConfiguration();
        boolean due = CircuitBreaker.isOn(configuration)
                && primary.rolloutState() == RolloutState.IN_PROGRESS
                && primary.attempts().breakerCount() >= CircuitBreaker.threshold(configuration, service.desiredCount());
        BrokenInvariant.unless(
                !due,
                "I9",
                () -> service.name() + " goes on with " + primary.id() + " after "
                        + primary.attempts().breakerCount() + " failures");
    }
}
