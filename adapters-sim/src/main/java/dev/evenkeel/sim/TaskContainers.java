package dev.evenkeel.sim;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.port.Timeline;
import dev.evenkeel.core.task.ContainerOrder;
import dev.evenkeel.core.task.ContainerOrder.StartTimeout;
import dev.evenkeel.core.task.ContainerRestart;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The containers of one task: each is started, restarted and stopped when core's rules ({@link ContainerOrder},
 * {@link ContainerRestart}) allow it, and in between does what its script says.
 */
final class TaskContainers {

    /** What the task has to know of its containers, and what it does for them. */
    interface Course {

        /** Something that a look at the task would show is different. */
        void changed();

        /** No container is left to start. */
        void allStarted();

        /** No container runs, or is to run. */
        void allStopped();

        /** The task cannot go on. */
        void failed(String reason);

        /** Whether the task is still to run. */
        boolean isWanted();

        /** Runs an action later, unless the machine is gone by then. */
        void after(Duration delay, Runnable action);
    }

    private final TaskStart start;
    private final Course course;
    private final Timeline timeline;
    private final Chance chance;
    private final Images images;
    private final TaskNetwork network;
    private final List<ContainerDefinition> definitions;
    private final List<SimulatedContainer> all = new ArrayList<>();
    private final SortedMap<String, Instant> startedAt = new TreeMap<>();
    private boolean stopBegun;

    TaskContainers(
            TaskStart start, Course course, Timeline timeline, Chance chance, Images images, TaskNetwork network) {
        this.start = start;
        this.course = course;
        this.timeline = timeline;
        this.chance = chance;
        this.images = images;
        this.network = network;
        definitions = start.taskDefinition().containers();
        for (ContainerDefinition definition : definitions) {
            all.add(new SimulatedContainer(definition, start));
        }
    }

    List<SimulatedContainer> all() {
        return all;
    }

    List<ContainerObservation> observations() {
        List<ContainerObservation> seen = new ArrayList<>(all.size());
        for (SimulatedContainer container : all) {
            seen.add(container.observation());
        }
        return seen;
    }

    boolean anyRuns() {
        for (SimulatedContainer container : all) {
            if (container.isRunning()) {
                return true;
            }
        }
        return false;
    }

    Optional<SimulatedContainer> running(String name) {
        for (SimulatedContainer container : all) {
            if (container.isRunning() && container.name().equals(name)) {
                return Optional.of(container);
            }
        }
        return Optional.empty();
    }

    /** Starts what may be started now, and tells the task when nothing is left to start. */
    void startNext() {
        Optional<String> hopeless = ContainerOrder.hopeless(definitions, observations());
        if (hopeless.isPresent()) {
            giveUp(hopeless.get());
            return;
        }
        boolean created = true;
        while (created) {
            // A container may wait for another to exist, which it does as soon as its start has begun.
            created = false;
            List<String> startable = ContainerOrder.startable(definitions, observations());
            for (SimulatedContainer container : all) {
                if (startable.contains(container.name()) && !container.isUnderWay()) {
                    container.create(
                            RuntimeIds.of(start, container.name()),
                            start.pinnedDigest(container.name()).orElseGet(() -> images.digest(container.image())));
                    course.after(container.script().start().draw(chance), () -> whileWanted(() -> started(container)));
                    created = true;
                }
            }
        }
        if (all.stream().allMatch(SimulatedContainer::isStopped)) {
            course.allStopped();
        } else if (all.stream().noneMatch(SimulatedContainer::isPending)) {
            course.allStarted();
        }
    }

    /** Sends its stop signal to what may be stopped now, and tells the task when nothing runs. */
    void stopNext() {
        stopBegun = true;
        if (!anyRuns()) {
            all.stream().filter(SimulatedContainer::isPending).forEach(container -> container.end(null, null));
            course.allStopped();
            return;
        }
        List<String> stoppable = ContainerOrder.stoppable(definitions, observations());
        for (SimulatedContainer container : all) {
            if (stoppable.contains(container.name()) && !container.isUnderWay()) {
                container.signal();
                Duration own = container.script().stop().draw(chance);
                whileRunning(
                        container, container.stopLatency(own), () -> exited(container, container.stopCode(own), null));
            }
        }
    }

    /** The process of a running container has ended. */
    void exited(SimulatedContainer container, int exitCode, @Nullable String reason) {
        ContainerRestart answer = ContainerRestart.of(
                container.definition(), course.isWanted(), exitCode, container.lastStart(), timeline.instant());
        if (answer == ContainerRestart.RESTARTS) {
            container.restart(timeline.instant());
            live(container);
            course.changed();
            return;
        }
        container.end(exitCode, reason);
        course.changed();
        if (course.isWanted()) {
            startNext();
        } else if (stopBegun) {
            stopNext();
        }
    }

    private void started(SimulatedContainer container) {
        String error = container.script().startError();
        if (error != null) {
            container.end(null, error);
            if (container.definition().isEssential()) {
                // One report: what failed to start has not exited.
                course.failed(error);
            } else {
                course.changed();
                startNext();
            }
            return;
        }
        container.run(timeline.instant(), network.bind(container), network.interfaces());
        startedAt.put(container.name(), timeline.instant());
        live(container);
        course.changed();
        watchStartTimeout();
        startNext();
    }

    /** Lets a process that has just been started do what its script says. */
    private void live(SimulatedContainer container) {
        ContainerScript.End end = container.script().end();
        if (end != null) {
            Duration after = end.after().draw(chance);
            if (container.restarts() < end.times() && chance.happens(end.rate())) {
                whileRunning(container, after, () -> exited(container, end.code(), end.reason()));
            }
        }
        followHealth(container, Duration.ZERO);
    }

    private void followHealth(SimulatedContainer container, Duration age) {
        HealthScript health = container.script().health();
        health.nextChange(age)
                .ifPresent(next -> whileRunning(container, next.minus(age), () -> {
                    check(container, health.at(next));
                    followHealth(container, next);
                }));
    }

    private void check(SimulatedContainer container, HealthStatus said) {
        HealthStatus before = container.health();
        boolean sick = said == HealthStatus.HEALTHY && images.isSick(container.image());
        container.check(sick ? HealthStatus.UNHEALTHY : said);
        if (container.health() != before) {
            course.changed();
            whileWanted(this::startNext);
        }
    }

    /** The health check of a running container says so from now on. */
    void force(SimulatedContainer container, HealthStatus said) {
        container.force(said);
        course.changed();
        whileWanted(this::startNext);
    }

    /** Gives up when a container has waited too long for another, and comes back when the next wait may be over. */
    private void watchStartTimeout() {
        Optional<StartTimeout> next = ContainerOrder.nextTimeout(definitions, observations(), startedAt);
        if (next.isEmpty()) {
            return;
        }
        Duration left = Duration.between(timeline.instant(), next.get().at());
        if (left.isPositive()) {
            course.after(left, () -> whileWanted(this::watchStartTimeout));
        } else {
            giveUp(next.get().waiting());
        }
    }

    /** The task says why; the agent gives no reason for the container. */
    private void giveUp(String name) {
        all.stream().filter(container -> container.name().equals(name)).forEach(container -> container.end(null, null));
        course.failed(ContainerOrder.dependencyError(start.taskArn()));
    }

    private void whileWanted(Runnable action) {
        if (course.isWanted()) {
            action.run();
        }
    }

    /** Only the process that runs now is meant, not one that follows it in the same container. */
    private void whileRunning(SimulatedContainer container, Duration delay, Runnable action) {
        int run = container.restarts();
        course.after(delay, () -> {
            if (container.isRunning() && container.restarts() == run) {
                action.run();
            }
        });
    }
}
