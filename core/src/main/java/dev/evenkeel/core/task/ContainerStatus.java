package dev.evenkeel.core.task;

/** Where a container is in its life; it only moves forward. One that is restarted in place is RUNNING all the while. */
public enum ContainerStatus {
    PENDING,
    RUNNING,
    STOPPED
}
