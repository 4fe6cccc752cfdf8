package dev.evenkeel.core.taskset;

/** Whether a task set has all the tasks it is to have, all of them well. */
public enum StabilityStatus {
    STEADY_STATE,
    STABILIZING
}
