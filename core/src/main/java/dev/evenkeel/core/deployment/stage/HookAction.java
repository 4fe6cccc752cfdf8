package dev.evenkeel.core.deployment.stage;

/** What follows when a hook is over time, or when somebody decides a paused one. */
public enum HookAction {
    CONTINUE,
    ROLLBACK
}
