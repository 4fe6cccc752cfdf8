package dev.evenkeel.testkit;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.State;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must hold after every event, whatever happens. Folds the events into a state of its own, so that it sees each step
 * and not only where a batch of them led; {@link #assertSameAs} shows that this state is the engine's.
 *
 * <ul>
 *   <li>I1 no task that serves is stopped by our own act below ceil(min% × desired), a service that is deleted aside
 *   <li>I2 no task is started above floor(max% × desired)
 *   <li>I3 no instance is over its cpu, memory or ports, and none is given a task that takes none
 *   <li>I5 a task that stops says why
 *   <li>I6 lastStatus and desiredStatus only move forward
 *   <li>I8 one PRIMARY deployment at most; only it starts tasks, and not once it has failed
 *   <li>I12 a target is registered before its task counts as RUNNING, and has drained before its task's stop signal
 *   <li>I14 the state is the fold of the events
 *   <li>I15 what is free on an instance is what is registered less what its tasks reserve
 * </ul>
 */
public final class Invariants implements EventSink {
    private final State state = new State();
    private final ServiceCounts counts;
    private long seen;

    /** @param healthyAfter as the engine is set to */
    public Invariants(Duration healthyAfter) {
        counts = new ServiceCounts(healthyAfter);
    }

    /** How many events were checked. */
    public long seen() {
        return seen;
    }

    @Override
    public void accept(Instant at, Event event) {
        seen++;
        before(at, event);
        state.apply(event);
        after(event);
    }

    /** Checks that the fold of the events is the live state. */
    public void assertSameAs(StateView live) {
        StateDigest.assertSame(state, live);
    }

    private void before(Instant at, Event event) {
        switch (event) {
            case Event.TaskProgressed e -> {
                state.task(e.taskArn()).ifPresent(task -> Forward.check(task.progress(), e.progress()));
                Drained.check(state, e);
            }
            case Event.TaskDrained e -> Drained.check(state, e);
            case Event.TargetChanged e -> Drained.check(state, e);
            case Event.TaskStopRequested e when e.code() == StopCode.SERVICE_SCHEDULER_INITIATED -> keepsMinimum(at, e);
            default -> {}
        }
    }

    private void after(Event event) {
        switch (event) {
            case Event.TaskCreated e -> {
                staysBelowMaximum(e.task());
                comesFromPrimary(e.task());
                InstanceCounts.placed(state, e.task());
            }
            case Event.TaskProgressed e -> state.task(e.taskArn()).ifPresent(this::saysWhy);
            case Event.DeploymentCreated e -> onePrimary(state.service(e.serviceArn()));
            case Event.RolledBack e -> onePrimary(state.service(e.serviceArn()));
            case Event.DeploymentChanged e -> onePrimary(state.service(e.serviceArn()));
            default -> {}
        }
        taskOf(event).ifPresent(task -> InstanceCounts.recount(state, task));
    }

    private void keepsMinimum(Instant at, Event.TaskStopRequested e) {
        Optional<Service> owner = state.task(e.taskArn())
                .flatMap(task -> Optional.ofNullable(task.launch().serviceArn()))
                .flatMap(state::service)
                .filter(service -> service.status() == ServiceStatus.ACTIVE);
        owner.ifPresent(service -> {
            int available = counts.available(state, service, at);
            boolean serves =
                    counts.isAvailable(state, service, state.task(e.taskArn()).orElseThrow(), at);
            int left = available - (serves ? 1 : 0);
            int lower = ServiceCounts.lower(service);
            hold(
                    !serves || left >= lower,
                    "I1",
                    () -> service.name() + ": stopping " + e.taskArn().id() + " leaves " + left
                            + " serving, fewer than " + lower);
        });
    }

    private void staysBelowMaximum(Task task) {
        serviceOf(task).ifPresent(service -> {
            int live = ServiceCounts.live(state, service);
            int upper = ServiceCounts.upper(service);
            hold(live <= upper, "I2", () -> service.name() + ": " + live + " tasks, more than " + upper);
        });
    }

    private void comesFromPrimary(Task task) {
        serviceOf(task).ifPresent(service -> {
            Deployment primary = service.primary().orElse(null);
            hold(
                    primary != null
                            && primary.id().equals(task.deploymentId())
                            && primary.rolloutState() != RolloutState.FAILED,
                    "I8",
                    () -> service.name() + ": " + task.deploymentId() + " starts a task, but PRIMARY is " + primary);
        });
    }

    private void saysWhy(Task task) {
        hold(
                !task.isStopped() || task.progress().stoppedReason() != null,
                "I5",
                () -> task.taskArn().id() + " stopped without a reason");
    }

    private static void onePrimary(Optional<Service> found) {
        found.ifPresent(service -> {
            long primaries = service.deployments().stream()
                    .filter(deployment -> deployment.status() == DeploymentStatus.PRIMARY)
                    .count();
            hold(primaries <= 1, "I8", () -> service.name() + " has " + primaries + " PRIMARY deployments");
        });
    }

    private Optional<Service> serviceOf(Task task) {
        return Optional.ofNullable(task.launch().serviceArn()).flatMap(state::service);
    }

    private Optional<Task> taskOf(Event event) {
        Optional<TaskArn> arn = switch (event) {
            case Event.TaskCreated e -> Optional.of(e.task().taskArn());
            case Event.TaskProgressed e -> Optional.of(e.taskArn());
            case Event.TaskStopRequested e -> Optional.of(e.taskArn());
            default -> Optional.empty();
        };
        return arn.flatMap(state::task);
    }

    static void hold(boolean condition, String invariant, Supplier<String> otherwise) {
        if (!condition) {
            throw new AssertionError(invariant + " is broken: " + otherwise.get());
        }
    }
}
