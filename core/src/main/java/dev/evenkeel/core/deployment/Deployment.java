package dev.evenkeel.core.deployment;

import dev.evenkeel.core.service.ServiceSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a service that run one revision of it.
 *
 * @param id {@code ecs-svc/} and 19 digits, which its service revision and its tasks' startedBy share
 * @param settings what the revision asks for; frozen
 * @param failedTasks tasks in a row that never ran, or were stopped for failing a health check
 * @param retryAt when the next task may be started after failures or when none could be placed; null for at once
 * @param placementTrouble why the last task could not be placed, null when it could
 */
public record Deployment(
        String id,
        DeploymentStatus status,
        ServiceSettings settings,
        String serviceRevisionArn,
        String serviceDeploymentArn,
        RolloutState rolloutState,
        String rolloutStateReason,
        int failedTasks,
        @Nullable Instant retryAt,
        @Nullable String placementTrouble,
        Instant createdAt,
        Instant updatedAt) {

    /** The 19 digits of the id. */
    public String number() {
        return id.substring(id.indexOf('/') + 1);
    }

    public Deployment withStatus(DeploymentStatus changed, Instant now) {
        return new Deployment(
                id,
                changed,
                settings,
                serviceRevisionArn,
                serviceDeploymentArn,
                rolloutState,
                rolloutStateReason,
                failedTasks,
                retryAt,
                placementTrouble,
                createdAt,
                now);
    }

    public Deployment withRollout(RolloutState state, String reason, Instant now) {
        return new Deployment(
                id,
                status,
                settings,
                serviceRevisionArn,
                serviceDeploymentArn,
                state,
                reason,
                failedTasks,
                retryAt,
                placementTrouble,
                createdAt,
                now);
    }

    public Deployment withFailures(int failed, @Nullable Instant retry, Instant now) {
        return new Deployment(
                id,
                status,
                settings,
                serviceRevisionArn,
                serviceDeploymentArn,
                rolloutState,
                rolloutStateReason,
                failed,
                retry,
                placementTrouble,
                createdAt,
                now);
    }

    public Deployment withPlacement(@Nullable String trouble, @Nullable Instant retry, Instant now) {
        return new Deployment(
                id,
                status,
                settings,
                serviceRevisionArn,
                serviceDeploymentArn,
                rolloutState,
                rolloutStateReason,
                failedTasks,
                retry,
                trouble,
                createdAt,
                now);
    }
}
