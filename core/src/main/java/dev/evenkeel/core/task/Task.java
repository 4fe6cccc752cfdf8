package dev.evenkeel.core.task;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a task definition. A task that stopped is replaced by another, never started again.
 *
 * @param standing whether it counts as healthy to its service; stays STARTING for a stand-alone task
 */
public record Task(TaskArn taskArn, TaskLaunch launch, TaskProgress progress, TaskStanding standing) {

    /** A task as it is created: nobody has assessed it yet. */
    public Task(TaskArn taskArn, TaskLaunch launch, TaskProgress progress) {
        this(taskArn, launch, progress, TaskStanding.STARTING);
    }

    public Task withProgress(TaskProgress changed) {
        return new Task(taskArn, launch, changed, standing);
    }

    /** A task that waited, on the instance that was found for it. */
    public Task placedOn(ContainerInstance instance, TaskDefinition definition) {
        TaskStatus first = NewTask.firstStatus(launch.launchType(), definition);
        return new Task(taskArn, launch.on(instance), progress.at(first), standing);
    }

    public Task withStanding(TaskStanding changed) {
        return new Task(taskArn, launch, progress, changed);
    }

    /** What it is to the scheduler of its service. */
    public TaskCondition condition() {
        if (isStopped()) {
            return TaskCondition.STOPPED;
        }
        if (!isWanted()) {
            return TaskCondition.STOPPING;
        }
        if (!isRunning()) {
            return TaskCondition.PENDING;
        }
        return switch (standing) {
            case STARTING -> TaskCondition.RUNNING;
            case HEALTHY -> TaskCondition.HEALTHY;
            case UNHEALTHY -> TaskCondition.UNHEALTHY;
        };
    }

    public TaskStatus lastStatus() {
        return progress.lastStatus();
    }

    /** Whether we want it to run. */
    public boolean isWanted() {
        return progress.desiredStatus() == DesiredStatus.RUNNING;
    }

    public boolean isRunning() {
        return progress.lastStatus() == TaskStatus.RUNNING;
    }

    /** Whether it is on its way to RUNNING. */
    public boolean isPending() {
        return progress.lastStatus().compareTo(TaskStatus.RUNNING) < 0;
    }

    public boolean isStopped() {
        return progress.lastStatus() == TaskStatus.STOPPED;
    }

    /** Whether it is where it is wanted: RUNNING, or STOPPED when it is to stop. */
    public boolean isSettled() {
        return isWanted() ? isRunning() : isStopped();
    }

    /**
     * Whether it counts as STOPPED while not every container of it was seen STOPPED: its host went, or a start was said to
     * have failed. Somebody may still run what nobody has seen the end of.
     */
    public boolean mayLinger() {
        return isStopped()
                && progress.containers().stream().anyMatch(container -> container.status() != ContainerStatus.STOPPED);
    }

    /** The id of the deployment that started it, null for a stand-alone task. */
    public @Nullable String deploymentId() {
        return launch.serviceArn() == null ? null : launch.startedBy();
    }

    /** When it came to be RUNNING, or when it was created if it never did. */
    public Instant since() {
        Instant started = progress.startedAt();
        return started == null ? launch.createdAt() : started;
    }
}
