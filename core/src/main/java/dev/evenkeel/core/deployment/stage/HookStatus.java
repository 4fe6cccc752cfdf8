package dev.evenkeel.core.deployment.stage;

/** How a lifecycle hook stands. */
public enum HookStatus {
    /** A PAUSE hook that waits for ContinueServiceDeployment. */
    AWAITING_ACTION,
    /** A function that was called, or is to be called again. */
    IN_PROGRESS,
    SUCCEEDED,
    FAILED,
    TIMED_OUT
}
