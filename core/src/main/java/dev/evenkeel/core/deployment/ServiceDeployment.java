package dev.evenkeel.core.deployment;

import dev.evenkeel.core.id.ServiceArn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of one attempt to move a service to a revision.
 *
 * @param deploymentId the deployment it is the history of
 * @param sourceRevisions the revisions that ran when it began
 * @param rollbackRevision where it was rolled back to, null when it was not
 */
public record ServiceDeployment(
        String serviceDeploymentArn,
        ServiceArn serviceArn,
        String deploymentId,
        ServiceDeploymentStatus status,
        @Nullable String statusReason,
        List<String> sourceRevisions,
        String targetRevision,
        DeploymentConfiguration deploymentConfiguration,
        @Nullable String rollbackRevision,
        @Nullable String rollbackReason,
        @Nullable Instant rollbackStartedAt,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant stoppedAt,
        Instant updatedAt) {
    public ServiceDeployment {
        sourceRevisions = List.copyOf(sourceRevisions);
    }

    /** Whether it is still under way. */
    public boolean isOpen() {
        return switch (status) {
            case PENDING, IN_PROGRESS, STOP_REQUESTED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS -> true;
            case SUCCESSFUL, STOPPED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> false;
        };
    }

    public ServiceDeployment withStatus(ServiceDeploymentStatus changed, @Nullable String reason, Instant now) {
        boolean ends = switch (changed) {
            case SUCCESSFUL, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED -> true;
            case PENDING, IN_PROGRESS, STOP_REQUESTED, STOPPED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS -> false;
        };
        return new ServiceDeployment(
                serviceDeploymentArn,
                serviceArn,
                deploymentId,
                changed,
                reason,
                sourceRevisions,
                targetRevision,
                deploymentConfiguration,
                rollbackRevision,
                rollbackReason,
                rollbackStartedAt,
                createdAt,
                startedAt == null && changed != ServiceDeploymentStatus.PENDING ? now : startedAt,
                ends ? now : finishedAt,
                changed == ServiceDeploymentStatus.STOPPED ? now : stoppedAt,
                now);
    }

    public ServiceDeployment rollingBackTo(String revision, String reason, Instant now) {
        return new ServiceDeployment(
                serviceDeploymentArn,
                serviceArn,
                deploymentId,
                ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS,
                reason,
                sourceRevisions,
                targetRevision,
                deploymentConfiguration,
                revision,
                reason,
                now,
                createdAt,
                startedAt,
                finishedAt,
                stoppedAt,
                now);
    }
}
