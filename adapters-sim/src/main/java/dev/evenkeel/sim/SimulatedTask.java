package dev.evenkeel.sim;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.core.task.ContainerOrder;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of one task as its host lives it.
 *
 * <p>A task with a network interface of its own (awsvpc, Fargate) goes through all statuses: PROVISIONING, PENDING,
 * ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED. Any other goes PENDING, RUNNING, STOPPING,
 * STOPPED. In which order its containers start and stop is {@link ContainerOrder}'s to say.
 */
final class SimulatedTask {
    private final TaskStart start;
    private final @Nullable Host host;
    private final Images images;
    private final Timeline timeline;
    private final Chance chance;
    private final TaskNetwork network;
    private final Consumer<SimulatedTask> changed;
    private final List<ContainerDefinition> definitions;
    private final List<SimulatedContainer> containers = new ArrayList<>();
    private TaskStatus status;
    private boolean stopping;
    private boolean gone;
    private @Nullable Instant pullStartedAt;
    private @Nullable Instant pullStoppedAt;
    private @Nullable StopCode stopCode;
    private @Nullable String stoppedReason;

    /** @param changed is told after each change that a look at the task would show */
    SimulatedTask(
            TaskStart start,
            @Nullable Host host,
            Images images,
            Timeline timeline,
            Chance chance,
            TaskNetwork network,
            Consumer<SimulatedTask> changed) {
        this.start = start;
        this.host = host;
        this.images = images;
        this.timeline = timeline;
        this.chance = chance;
        this.network = network;
        this.changed = changed;
        definitions = start.taskDefinition().containers();
        for (ContainerDefinition definition : definitions) {
            containers.add(new SimulatedContainer(definition, chance));
        }
        status = hasOwnInterface() ? TaskStatus.PROVISIONING : TaskStatus.PENDING;
    }

    TaskStart start() {
        return start;
    }

    @Nullable
    Host host() {
        return host;
    }

    List<SimulatedContainer> containers() {
        return containers;
    }

    boolean isStopped() {
        return status == TaskStatus.STOPPED;
    }

    boolean isRunning() {
        return status == TaskStatus.RUNNING;
    }

    TaskObservation observation() {
        return new TaskObservation(
                start.taskArn(), status, observations(), pullStartedAt, pullStoppedAt, stopCode, stoppedReason);
    }

    /** Sets out. */
    void begin() {
        changed.accept(this);
        if (hasOwnInterface()) {
            after(chance.between(2_000, 6_000), () -> unlessStopping(this::pull));
        } else {
            pull();
        }
    }

    /** Stops the containers, dependents first. A task that is stopping already goes on as it was. */
    void stop() {
        if (stopping) {
            return;
        }
        stopping = true;
        if (hasOwnInterface() && isRunning() && containers.stream().anyMatch(SimulatedContainer::isRunning)) {
            move(TaskStatus.DEACTIVATING);
            after(chance.between(200, 1_000), this::stopContainers);
        } else {
            stopContainers();
        }
    }

    /** Ends a container as if its process had died; false when it does not run. */
    boolean kill(String container, int exitCode, @Nullable String reason) {
        Optional<SimulatedContainer> found = containers.stream()
                .filter(each -> each.name().equals(container) && each.isRunning())
                .findFirst();
        found.ifPresent(each -> exited(each, exitCode, reason));
        return found.isPresent();
    }

    /** The host is gone: nothing of the task happens any more, and nobody can tell. */
    void vanish() {
        gone = true;
        stopping = true;
    }

    /** The task cannot be started; it stops with a reason of its own. */
    void fail(String reason) {
        stopCode = StopCode.TASK_FAILED_TO_START;
        // ECS names the cause on Fargate; on EC2 the container has it.
        stoppedReason = start.launchType() == LaunchType.FARGATE ? reason : "Task failed to start";
        stop();
    }

    private boolean hasOwnInterface() {
        return TaskNetwork.hasOwnInterface(start);
    }

    private void pull() {
        pullStartedAt = timeline.instant();
        move(TaskStatus.PENDING);
        for (SimulatedContainer container : containers) {
            Optional<String> refusal = images.refusal(container.image(), host);
            if (refusal.isPresent()) {
                after(
                        chance.between(300, 1_500),
                        () -> unlessStopping(() -> {
                            container.end(null, refusal.get());
                            fail(refusal.get());
                        }));
                return;
            }
        }
        // Images are pulled side by side: the slowest counts.
        Duration slowest = containers.stream()
                .map(container -> images.pull(container.image(), host, chance))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        after(slowest, () -> unlessStopping(this::pulled));
    }

    private void pulled() {
        pullStoppedAt = timeline.instant();
        if (host != null) {
            containers.forEach(container -> host.cache(container.image()));
        }
        changed.accept(this);
        goOn();
    }

    /** Starts what may be started now, and moves the task on when nothing is left to start. */
    private void goOn() {
        Optional<String> hopeless = ContainerOrder.hopeless(definitions, observations());
        if (hopeless.isPresent()) {
            failContainer(hopeless.get(), "what container " + hopeless.get() + " depends on has ended otherwise");
            return;
        }
        List<String> startable = ContainerOrder.startable(definitions, observations());
        for (SimulatedContainer container : containers) {
            if (startable.contains(container.name()) && !container.isUnderWay()) {
                container.setOut();
                after(container.startLatency(), () -> unlessStopping(() -> started(container)));
            }
        }
        if (containers.stream().allMatch(container -> !container.isPending() && !container.isRunning())) {
            stop();
        } else if (containers.stream().noneMatch(SimulatedContainer::isPending)) {
            activate();
        }
    }

    private void activate() {
        if (status.compareTo(TaskStatus.ACTIVATING) >= 0) {
            return;
        }
        if (hasOwnInterface()) {
            move(TaskStatus.ACTIVATING);
            after(chance.between(200, 1_000), () -> unlessStopping(() -> move(TaskStatus.RUNNING)));
        } else {
            move(TaskStatus.RUNNING);
        }
    }

    private void started(SimulatedContainer container) {
        container.run(
                RuntimeIds.of(start, container.name()),
                images.digest(container.image()),
                network.bind(container),
                network.interfaces());
        ContainerScript script = container.script();
        whileRunning(container, script.exitAfter(), () -> exited(container, script.exitCode(), script.exitReason()));
        Duration answer = container.firstHealthAnswer();
        if (answer != null) {
            whileRunning(container, script.unhealthyAfter(), () -> checked(container, HealthStatus.UNHEALTHY));
            whileRunning(container, answer, () -> {
                if (container.health() == HealthStatus.UNKNOWN) {
                    checked(container, HealthStatus.HEALTHY);
                }
            });
        }
        Integer patience = container.definition().startTimeout();
        if (patience != null) {
            after(Duration.ofSeconds(patience), () -> unlessStopping(() -> giveUpWaitingFor(container)));
        }
        changed.accept(this);
        goOn();
    }

    private void checked(SimulatedContainer container, HealthStatus seen) {
        container.health(seen);
        changed.accept(this);
        unlessStopping(this::goOn);
    }

    /** The start timeout counts from the start of the container that others wait for (ECS does the same). */
    private void giveUpWaitingFor(SimulatedContainer awaited) {
        containers.stream()
                .filter(waiting -> waiting.isPending() && !waiting.isUnderWay() && waiting.waitsFor(awaited.name()))
                .findFirst()
                .ifPresent(waiting -> failContainer(
                        waiting.name(),
                        "gave up waiting for container " + awaited.name() + " after its start timeout"));
    }

    private void failContainer(String name, String why) {
        String reason = "TaskDependencyError: " + why;
        containers.stream()
                .filter(container -> container.name().equals(name))
                .forEach(container -> container.end(null, reason));
        fail(reason);
    }

    private void exited(SimulatedContainer container, int exitCode, @Nullable String reason) {
        container.end(exitCode, reason);
        changed.accept(this);
        if (!stopping) {
            goOn();
        } else if (status == TaskStatus.STOPPING) {
            stopContainers();
        }
    }

    private void stopContainers() {
        if (containers.stream().noneMatch(SimulatedContainer::isRunning)) {
            finish();
            return;
        }
        move(TaskStatus.STOPPING);
        List<String> stoppable = ContainerOrder.stoppable(definitions, observations());
        for (SimulatedContainer container : containers) {
            if (stoppable.contains(container.name()) && !container.isUnderWay()) {
                container.setOut();
                whileRunning(container, container.stopLatency(), () -> exited(container, container.stopCode(), null));
            }
        }
    }

    private void finish() {
        containers.stream().filter(SimulatedContainer::isPending).forEach(container -> container.end(null, null));
        network.release();
        if (hasOwnInterface()) {
            move(TaskStatus.DEPROVISIONING);
            after(chance.between(1_000, 3_000), () -> move(TaskStatus.STOPPED));
        } else {
            after(Duration.ofMillis(50), () -> move(TaskStatus.STOPPED));
        }
    }

    /** Shows the next status; a task that was stopped early skips what lies behind it. */
    private void move(TaskStatus next) {
        if (next.compareTo(status) > 0) {
            status = next;
        }
        changed.accept(this);
    }

    private List<ContainerObservation> observations() {
        return containers.stream().map(SimulatedContainer::observation).toList();
    }

    private void whileRunning(SimulatedContainer container, @Nullable Duration delay, Runnable action) {
        if (delay != null) {
            after(delay, () -> {
                if (container.isRunning()) {
                    action.run();
                }
            });
        }
    }

    private void unlessStopping(Runnable action) {
        if (!stopping) {
            action.run();
        }
    }

    private void after(Duration delay, Runnable action) {
        timeline.at(timeline.instant().plus(delay), () -> {
            if (!gone) {
                action.run();
            }
        });
    }
}
