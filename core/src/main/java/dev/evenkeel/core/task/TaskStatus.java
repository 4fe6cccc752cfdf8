package dev.evenkeel.core.task;

/** Where a task is in its life, in the order in which it may only move forward. ECS shows it as {@code lastStatus}. */
public enum TaskStatus {
    PROVISIONING,
    PENDING,
    ACTIVATING,
    RUNNING,
    DEACTIVATING,
    STOPPING,
    DEPROVISIONING,
    STOPPED
}
