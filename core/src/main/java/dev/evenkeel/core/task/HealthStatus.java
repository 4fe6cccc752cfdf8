package dev.evenkeel.core.task;

/** Whether a container, or all essential containers of a task, answered their health checks. */
public enum HealthStatus {
    HEALTHY,
    UNHEALTHY,
    UNKNOWN
}
