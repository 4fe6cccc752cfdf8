package dev.evenkeel.core.deployment;

/** Whether a deployment is the wanted one (PRIMARY) or one whose tasks are being replaced (ACTIVE). */
public enum DeploymentStatus {
    PRIMARY,
    ACTIVE
}
