package dev.evenkeel.docker.task;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what one task looks like, whenever that has changed. */
final class TaskReporter {

    private final RunEnvironment environment;
    private final TaskArn task;
    private final boolean hasOwnInterface;
    private final List<ContainerRun> containers;
    private final List<Runnable> followers = new ArrayList<>();
    private @Nullable Instant pullStartedAt;
    private @Nullable Instant pullStoppedAt;
    private @Nullable StopCode stopCode;
    private @Nullable String stoppedReason;
    private @Nullable TaskObservation reported;

    /** @param containers the task's own list, which is looked at anew each time */
    TaskReporter(RunEnvironment environment, TaskStart start, List<ContainerRun> containers) {
        this.environment = environment;
        task = start.taskArn();
        hasOwnInterface = start.taskDefinition().effectiveNetworkMode().equals("awsvpc");
        this.containers = containers;
    }

    void pullBegan() {
        if (pullStartedAt == null) {
            pullStartedAt = environment.clock().instant();
        }
    }

    /** The last container's counts. */
    void pullEnded() {
        pullStoppedAt = environment.clock().instant();
    }

    /** What the runtime alone can know of why the task stops. */
    void stopsBecause(StopCode code, String reason) {
        stopCode = code;
        stoppedReason = reason;
    }

    List<ContainerObservation> seen() {
        return containers.stream().map(ContainerRun::observation).toList();
    }

    /** @param stopping whether the task was asked to stop, or is to stop by itself */
    void report(boolean stopping) {
        TaskObservation now = new TaskObservation(
                task, status(stopping), seen(), pullStartedAt, pullStoppedAt, stopCode, stoppedReason);
        if (!now.equals(reported)) {
            TaskStatus before = reported == null ? TaskStatus.PENDING : reported.lastStatus();
            if (hasOwnInterface) {
                passing(before, now.lastStatus())
                        .ifPresent(status -> environment.reports().taskObserved(now.at(status)));
            }
            reported = now;
            environment.reports().taskObserved(now);
        }
        tellFollowers();
    }

    /**
     * The status that a task with a network interface of its own goes through on its way to the next: on ECS the interface
     * is taken into use and given back there; here it is there and gone with the containers.
     */
    private static Optional<TaskStatus> passing(TaskStatus before, TaskStatus next) {
        TaskStatus between = switch (next) {
            case RUNNING -> TaskStatus.ACTIVATING;
            case STOPPING -> TaskStatus.DEACTIVATING;
            case STOPPED -> TaskStatus.DEPROVISIONING;
            default -> before;
        };
        boolean passes = before.compareTo(between) < 0 && (next != TaskStatus.STOPPING || before == TaskStatus.RUNNING);
        return passes ? Optional.of(between) : Optional.empty();
    }

    /** Reports once more what was reported last. */
    void reportAgain() {
        if (reported != null) {
            environment.reports().taskObserved(reported);
        }
    }

    void follow(Runnable changed) {
        followers.add(changed);
    }

    void unfollow(Runnable changed) {
        followers.remove(changed);
    }

    void tellFollowers() {
        List.copyOf(followers).forEach(Runnable::run);
    }

    /** A task that is to stop is STOPPING while something of it runs; before that it stays what it was. */
    private TaskStatus status(boolean stopping) {
        if (containers.stream().allMatch(ContainerRun::isStopped)) {
            return TaskStatus.STOPPED;
        }
        if (stopping && containers.stream().anyMatch(ContainerRun::isRunning)) {
            return TaskStatus.STOPPING;
        }
        if (stopping) {
            return reported == null ? TaskStatus.PENDING : reported.lastStatus();
        }
        boolean allStarted = containers.stream().noneMatch(ContainerRun::isPending);
        return allStarted ? TaskStatus.RUNNING : TaskStatus.PENDING;
    }
}
