package dev.evenkeel.sim;

import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of one task as its host lives it.
 *
 * <p>A task with a network interface of its own (awsvpc, Fargate) goes through all statuses: PROVISIONING, PENDING,
 * ACTIVATING, RUNNING, DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED. Any other goes PENDING, RUNNING, STOPPING,
 * STOPPED. What its containers do in between is {@link TaskContainers}.
 */
final class SimulatedTask implements TaskContainers.Course {
    /** How long before it takes capacity back Spot says so. */
    static final Duration SPOT_NOTICE = Duration.ofMinutes(2);

    private final TaskStart start;
    private final @Nullable Host host;
    private final Images images;
    private final Timeline timeline;
    private final Chance chance;
    private final TaskNetwork network;
    private final Consumer<SimulatedTask> listener;
    private final TaskScript script;
    private final TaskContainers containers;
    private TaskStatus status;
    private boolean stopping;
    private boolean gone;
    private @Nullable Instant pullStartedAt;
    private @Nullable Instant pullStoppedAt;
    private @Nullable StopCode stopCode;
    private @Nullable String stoppedReason;

    /** @param listener is told after each change that a look at the task would show */
    SimulatedTask(
            TaskStart start,
            @Nullable Host host,
            Images images,
            Timeline timeline,
            Chance chance,
            TaskNetwork network,
            Consumer<SimulatedTask> listener) {
        this.start = start;
        this.host = host;
        this.images = images;
        this.timeline = timeline;
        this.chance = chance;
        this.network = network;
        this.listener = listener;
        script = TaskScript.of(start);
        containers = new TaskContainers(start, this, timeline, chance, images, network);
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
        return containers.all();
    }

    Optional<SimulatedContainer> runningContainer(String name) {
        return containers.running(name);
    }

    boolean isStopped() {
        return status == TaskStatus.STOPPED;
    }

    boolean isRunning() {
        return status == TaskStatus.RUNNING;
    }

    @Override
    public boolean isWanted() {
        return !stopping;
    }

    TaskObservation observation() {
        return new TaskObservation(
                start.taskArn(),
                status,
                containers.observations(),
                pullStartedAt,
                pullStoppedAt,
                stopCode,
                stoppedReason);
    }

    /** Sets out. */
    void begin() {
        changed();
        if (hasOwnInterface()) {
            after(script.attach().draw(chance), () -> unlessStopping(this::pull));
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
        if (hasOwnInterface() && isRunning() && containers.anyRuns()) {
            move(TaskStatus.DEACTIVATING);
            after(script.deactivate().draw(chance), this::stopContainers);
        } else {
            stopContainers();
        }
    }

    /** Ends a container as if its process had died; false when it does not run. */
    boolean kill(String container, int exitCode, @Nullable String reason) {
        Optional<SimulatedContainer> found = containers.running(container);
        found.ifPresent(each -> containers.exited(each, exitCode, reason));
        return found.isPresent();
    }

    /** The health check of a container says so from now on; false when it does not run or has no check. */
    boolean force(String container, HealthStatus said) {
        Optional<SimulatedContainer> found =
                containers.running(container).filter(each -> each.definition().healthCheck() != null);
        found.ifPresent(each -> containers.force(each, said));
        return found.isPresent();
    }

    /** A container does not end on its stop signal from now on; false when it does not run. */
    boolean ignoreStop(String container) {
        Optional<SimulatedContainer> found = containers.running(container);
        found.ifPresent(SimulatedContainer::ignoreStop);
        return found.isPresent();
    }

    /** Fargate Spot takes its capacity back: the containers get their stop signal now, and two minutes at the most. */
    void interrupt() {
        if (stopping) {
            return;
        }
        stopCode = StopCode.SPOT_INTERRUPTION;
        stoppedReason = "Your Spot Task was interrupted.";
        changed();
        stop();
        after(
                SPOT_NOTICE,
                () -> List.copyOf(containers.all())
                        .forEach(container -> kill(container.name(), SimLabels.EXIT_KILLED, null)));
    }

    /** The host is gone: nothing of the task happens any more, and nobody can tell. */
    void vanish() {
        gone = true;
        stopping = true;
    }

    @Override
    public void failed(String reason) {
        stopCode = StopCode.TASK_FAILED_TO_START;
        stoppedReason = reason;
        stop();
    }

    private boolean hasOwnInterface() {
        return TaskNetwork.hasOwnInterface(start);
    }

    private void pull() {
        pullStartedAt = timeline.instant();
        move(TaskStatus.PENDING);
        String missing = script.setupError();
        if (missing != null) {
            after(chance.between(300, 1_500), () -> unlessStopping(() -> failed(missing)));
            return;
        }
        for (SimulatedContainer container : containers.all()) {
            Optional<String> refusal =
                    images.refusal(container.image(), container.script().pullError(), host);
            if (refusal.isPresent()) {
                after(
                        chance.between(300, 1_500),
                        () -> unlessStopping(() -> {
                            container.end(null, refusal.get());
                            failed(refusal.get());
                        }));
                return;
            }
        }
        // Images are pulled side by side: the slowest counts.
        Duration slowest = containers.all().stream()
                .map(container ->
                        images.pull(container.image(), host, container.script().pull(), chance))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        after(slowest, () -> unlessStopping(this::pulled));
    }

    private void pulled() {
        pullStoppedAt = timeline.instant();
        if (host != null) {
            containers.all().forEach(container -> host.cache(container.image()));
        }
        changed();
        containers.startNext();
    }

    @Override
    public void allStarted() {
        if (status.compareTo(TaskStatus.ACTIVATING) >= 0) {
            return;
        }
        if (hasOwnInterface()) {
            move(TaskStatus.ACTIVATING);
            after(script.activate().draw(chance), () -> unlessStopping(() -> move(TaskStatus.RUNNING)));
        } else {
            move(TaskStatus.RUNNING);
        }
    }

    @Override
    public void allStopped() {
        stopping = true;
        network.release();
        if (hasOwnInterface()) {
            move(TaskStatus.DEPROVISIONING);
            after(script.detach().draw(chance), () -> move(TaskStatus.STOPPED));
        } else {
            Duration cleanup = script.cleanup(chance);
            if (cleanup.isZero()) {
                move(TaskStatus.STOPPED);
            } else {
                after(cleanup, () -> move(TaskStatus.STOPPED));
            }
        }
    }

    private void stopContainers() {
        if (containers.anyRuns()) {
            move(TaskStatus.STOPPING);
        }
        containers.stopNext();
    }

    /** Shows the next status; a task that was stopped early skips what lies behind it. */
    private void move(TaskStatus next) {
        if (next.compareTo(status) > 0) {
            status = next;
        }
        changed();
    }

    private void unlessStopping(Runnable action) {
        if (!stopping) {
            action.run();
        }
    }

    @Override
    public void changed() {
        listener.accept(this);
    }

    @Override
    public void after(Duration delay, Runnable action) {
        timeline.at(timeline.instant().plus(delay), () -> {
            if (!gone) {
                action.run();
            }
        });
    }
}
