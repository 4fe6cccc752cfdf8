package dev.evenkeel.core.capacity;

/**
 * Whether a container instance takes new tasks (ACTIVE), loses those of services (DRAINING) or is gone (INACTIVE). ECS has
 * three more, REGISTERING, REGISTRATION_FAILED and DEREGISTERING, that last while it prepares and cleans up the network
 * of an instance: here an instance is registered and deregistered at once.
 */
public enum ContainerInstanceStatus {
    ACTIVE,
    DRAINING,
    INACTIVE
}
