package dev.evenkeel.core.deployment;

/** How a deployment goes. */
public enum RolloutState {
    IN_PROGRESS,
    COMPLETED,
    FAILED
}
