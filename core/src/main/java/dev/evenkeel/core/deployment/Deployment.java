package dev.evenkeel.core.deployment;

import dev.evenkeel.core.service.ServiceSettings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a service that run one revision of it.
 *
 * @param id {@code ecs-svc/} and 19 digits, which its service revision and its tasks' startedBy share
 * @param settings what the revision asks for; frozen
 */
public record Deployment(
        String id,
        DeploymentStatus status,
        ServiceSettings settings,
        String serviceRevisionArn,
        String serviceDeploymentArn,
        Rollout rollout,
        StartAttempts attempts,
        Instant createdAt,
        Instant updatedAt) {

    /** The id of the deployment, or task set, of a number. */
    public static String id(String number) {
        return "ecs-svc/" + number;
    }

    /** The 19 digits of the id. */
    public String number() {
        return id.substring(id.indexOf('/') + 1);
    }

    public RolloutState rolloutState() {
        return rollout.state();
    }

    public String rolloutStateReason() {
        return rollout.reason();
    }

    /** See {@link StartAttempts#failedTasks()}. */
    public int failedTasks() {
        return attempts.failedTasks();
    }

    /** When the next task may be started; null for at once. */
    public @Nullable Instant retryAt() {
        return attempts.retryAt();
    }

    /** Whether its next start is put off. */
    public boolean isPaused(Instant now) {
        Instant retry = attempts.retryAt();
        return retry != null && now.isBefore(retry);
    }

    /** Why the last task could not be placed; null when it could. */
    public @Nullable String placementTrouble() {
        return attempts.placementTrouble();
    }

    public Deployment withStatus(DeploymentStatus changed, Instant now) {
        return new Deployment(
                id, changed, settings, serviceRevisionArn, serviceDeploymentArn, rollout, attempts, createdAt, now);
    }

    public Deployment withRollout(Rollout changed, Instant now) {
        return new Deployment(
                id, status, settings, serviceRevisionArn, serviceDeploymentArn, changed, attempts, createdAt, now);
    }

    public Deployment withAttempts(StartAttempts changed, Instant now) {
        return new Deployment(
                id, status, settings, serviceRevisionArn, serviceDeploymentArn, rollout, changed, createdAt, now);
    }
}
