package dev.evenkeel.core.task;

import dev.evenkeel.core.port.ContainerObservation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a task has come. {@code desiredStatus}, {@code stopCode} and {@code stoppingAt} are ours to write; the rest is
 * what the runtime was seen to do.
 *
 * @param healthStatus over the essential containers, see {@link TaskHealth}
 * @param startedAt when it first was RUNNING; null for a task that never was
 * @param executionStoppedAt when its first essential container ended
 * @param version grows with each change
 */
public record TaskProgress(
        DesiredStatus desiredStatus,
        TaskStatus lastStatus,
        HealthStatus healthStatus,
        List<ContainerObservation> containers,
        @Nullable Instant pullStartedAt,
        @Nullable Instant pullStoppedAt,
        @Nullable Instant startedAt,
        @Nullable Instant stoppingAt,
        @Nullable Instant executionStoppedAt,
        @Nullable Instant stoppedAt,
        @Nullable StopCode stopCode,
        @Nullable String stoppedReason,
        long version) {
    public TaskProgress {
        containers = List.copyOf(containers);
    }

    /** A task of which nothing was seen yet. */
    public static TaskProgress created(TaskStatus first, List<ContainerObservation> containers) {
        return new TaskProgress(
                DesiredStatus.RUNNING,
                first,
                HealthStatus.UNKNOWN,
                containers,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                1);
    }

    /** The same at another status; what goes with that status is the caller's. */
    public TaskProgress at(TaskStatus changed) {
        return new TaskProgress(
                desiredStatus,
                changed,
                healthStatus,
                containers,
                pullStartedAt,
                pullStoppedAt,
                startedAt,
                stoppingAt,
                executionStoppedAt,
                stoppedAt,
                stopCode,
                stoppedReason,
                version);
    }

    /** The task is RUNNING now: its containers ran before, and what held it back is over. */
    public TaskProgress running(Instant now) {
        return new TaskProgress(
                desiredStatus,
                TaskStatus.RUNNING,
                healthStatus,
                containers,
                pullStartedAt,
                pullStoppedAt,
                startedAt == null ? now : startedAt,
                stoppingAt,
                executionStoppedAt,
                stoppedAt,
                stopCode,
                stoppedReason,
                version + 1);
    }

    /** The task is to stop. The first reason given stays: what follows is its consequence. */
    public TaskProgress stopping(@Nullable StopCode code, String reason, Instant now) {
        return new TaskProgress(
                DesiredStatus.STOPPED,
                lastStatus,
                healthStatus,
                containers,
                pullStartedAt,
                pullStoppedAt,
                startedAt,
                stoppingAt == null ? now : stoppingAt,
                executionStoppedAt,
                stoppedAt,
                stopCode == null ? code : stopCode,
                stoppedReason == null ? reason : stoppedReason,
                version + 1);
    }
}
