package dev.evenkeel.core.task;

/** What a task is to the scheduler of its service. */
public enum TaskCondition {
    /** Wanted, and on its way to RUNNING. */
    PENDING,
    /** RUNNING and wanted, and not known to be well or ill yet. */
    RUNNING,
    HEALTHY,
    UNHEALTHY,
    /** Asked to stop, but not STOPPED yet. */
    STOPPING,
    STOPPED
}
