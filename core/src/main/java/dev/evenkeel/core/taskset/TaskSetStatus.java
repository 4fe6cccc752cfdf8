package dev.evenkeel.core.taskset;

/** Whether a task set serves production traffic (PRIMARY), does not (ACTIVE), or is being deleted (DRAINING). */
public enum TaskSetStatus {
    PRIMARY,
    ACTIVE,
    DRAINING
}
