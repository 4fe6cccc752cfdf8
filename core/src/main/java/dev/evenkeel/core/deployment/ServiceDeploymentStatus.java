package dev.evenkeel.core.deployment;

import java.util.EnumSet;
import java.util.Set;

/**
 * How an attempt to move a service to a revision stands. It goes from one status to another only as this table says:
 *
 * <pre>
 * PENDING              IN_PROGRESS, ROLLBACK_REQUESTED, STOP_REQUESTED, STOPPED
 * IN_PROGRESS          SUCCESSFUL, STOP_REQUESTED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS, STOPPED
 * STOP_REQUESTED       STOPPED
 * ROLLBACK_REQUESTED   SUCCESSFUL, ROLLBACK_IN_PROGRESS, STOPPED
 * ROLLBACK_IN_PROGRESS ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED
 * </pre>
 */
public enum ServiceDeploymentStatus {
    PENDING,
    IN_PROGRESS,
    SUCCESSFUL,
    STOP_REQUESTED,
    STOPPED,
    ROLLBACK_REQUESTED,
    ROLLBACK_IN_PROGRESS,
    ROLLBACK_SUCCESSFUL,
    ROLLBACK_FAILED;

    /** Where it may go from here; empty when it is over. */
    public Set<ServiceDeploymentStatus> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(IN_PROGRESS, ROLLBACK_REQUESTED, STOP_REQUESTED, STOPPED);
            case IN_PROGRESS ->
                EnumSet.of(SUCCESSFUL, STOP_REQUESTED, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS, STOPPED);
            case STOP_REQUESTED -> EnumSet.of(STOPPED);
            case ROLLBACK_REQUESTED -> EnumSet.of(SUCCESSFUL, ROLLBACK_IN_PROGRESS, STOPPED);
            case ROLLBACK_IN_PROGRESS -> EnumSet.of(ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED);
            case SUCCESSFUL, STOPPED, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED ->
                EnumSet.noneOf(ServiceDeploymentStatus.class);
        };
    }

    /** Whether it is still under way. */
    public boolean isOpen() {
        return !next().isEmpty();
    }
}
