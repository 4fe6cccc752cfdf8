package dev.evenkeel.core.deployment;

/** How an attempt to move a service to a revision stands. */
public enum ServiceDeploymentStatus {
    PENDING,
    IN_PROGRESS,
    SUCCESSFUL,
    STOP_REQUESTED,
    STOPPED,
    ROLLBACK_REQUESTED,
    ROLLBACK_IN_PROGRESS,
    ROLLBACK_SUCCESSFUL,
    ROLLBACK_FAILED
}
