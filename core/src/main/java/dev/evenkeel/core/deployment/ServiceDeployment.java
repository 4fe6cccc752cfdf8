package dev.evenkeel.core.deployment;

import dev.evenkeel.core.id.ServiceArn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of one attempt to move a service to a revision. ECS keeps it for 90 days.
 *
 * @param deploymentId the deployment it is the history of
 * @param sourceRevisions the revisions that ran when it began
 * @param rollback where it was rolled back to, null when it was not
 * @param findings null as long as circuit breaker and alarms watch it
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
        @Nullable DeploymentRollback rollback,
        @Nullable MonitorFindings findings,
        DeploymentTimes times) {
    public ServiceDeployment {
        sourceRevisions = List.copyOf(sourceRevisions);
    }

    /** Whether it is still under way. */
    public boolean isOpen() {
        return status.isOpen();
    }

    /**
     * The same in another status.
     *
     * @throws IllegalStateException when the table of {@link ServiceDeploymentStatus} has no such step
     */
    public ServiceDeployment withStatus(ServiceDeploymentStatus changed, @Nullable String reason, Instant now) {
        if (!status.next().contains(changed)) {
            throw new IllegalStateException(serviceDeploymentArn + " can not go from " + status + " to " + changed);
        }
        return new ServiceDeployment(
                serviceDeploymentArn,
                serviceArn,
                deploymentId,
                changed,
                reason,
                sourceRevisions,
                targetRevision,
                deploymentConfiguration,
                rollback,
                findings,
                times.after(changed, now));
    }

    /** The same, rolling back. */
    public ServiceDeployment rollingBackTo(String revision, String reason, Instant now) {
        ServiceDeployment rolling = withStatus(ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS, reason, now);
        return rolling.with(new DeploymentRollback(revision, reason, now), findings);
    }

    /** The same, watched no more; what was found first stays. */
    public ServiceDeployment withFindings(MonitorFindings found) {
        return findings == null ? with(rollback, found) : this;
    }

    private ServiceDeployment with(@Nullable DeploymentRollback rolledBack, @Nullable MonitorFindings found) {
        return new ServiceDeployment(
                serviceDeploymentArn,
                serviceArn,
                deploymentId,
                status,
                statusReason,
                sourceRevisions,
                targetRevision,
                deploymentConfiguration,
                rolledBack,
                found,
                times);
    }
}
