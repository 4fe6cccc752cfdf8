package dev.evenkeel.core.service;

/** Whether a service keeps tasks running (ACTIVE), lets them go (DRAINING) or was deleted (INACTIVE, and still described). */
public enum ServiceStatus {
    ACTIVE,
    DRAINING,
    INACTIVE
}
