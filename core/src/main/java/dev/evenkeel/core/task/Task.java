package dev.evenkeel.core.task;

import dev.evenkeel.core.id.TaskArn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One run of a task definition. A task that stopped is replaced by another, never started again. */
public record Task(TaskArn taskArn, TaskLaunch launch, TaskProgress progress) {

    public Task withProgress(TaskProgress changed) {
        return new Task(taskArn, launch, changed);
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
