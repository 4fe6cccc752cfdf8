package dev.evenkeel.core.task;

/** What we want of a task. Moves from RUNNING to STOPPED and never back. */
public enum DesiredStatus {
    RUNNING,
    STOPPED
}
