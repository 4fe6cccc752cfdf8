package dev.evenkeel.core.capacity;

/** Whether a container instance takes new tasks (ACTIVE), loses them (DRAINING) or is gone (INACTIVE). */
public enum ContainerInstanceStatus {
    ACTIVE,
    DRAINING,
    INACTIVE
}
