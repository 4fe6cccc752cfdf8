package dev.evenkeel.core.deployment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an attempt to move a service to a revision came to what.
 *
 * @param startedAt when it was IN_PROGRESS
 * @param finishedAt when it succeeded, or its rollback ended
 * @param stoppedAt when it was STOPPED
 */
public record DeploymentTimes(
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant stoppedAt,
        Instant updatedAt) {

    /** Those of one that is PENDING. */
    public static DeploymentTimes created(Instant now) {
        return new DeploymentTimes(now, null, null, null, now);
    }

    /** The same after it has come to a status. */
    DeploymentTimes after(ServiceDeploymentStatus status, Instant now) {
        return switch (status) {
            case IN_PROGRESS -> new DeploymentTimes(createdAt, now, finishedAt, stoppedAt, now);
            case SUCCESSFUL, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED ->
                new DeploymentTimes(createdAt, startedAt, now, stoppedAt, now);
            case STOPPED -> new DeploymentTimes(createdAt, startedAt, finishedAt, now, now);
            case PENDING, STOP_REQUESTED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS ->
                new DeploymentTimes(createdAt, startedAt, finishedAt, stoppedAt, now);
        };
    }

    /** When it was over; null while it is not. */
    public @Nullable Instant endedAt() {
        return finishedAt == null ? stoppedAt : finishedAt;
    }
}
