package dev.evenkeel.core.task;

/** Where a container is in its life; it only moves forward, but for a restart in place. */
public enum ContainerStatus {
    PENDING,
    RUNNING,
    STOPPED
}
