package dev.evenkeel.core.task;

/** Whether a task counts as healthy to its service; {@link StandingPolicy} says when. */
public enum TaskStanding {
    /** Not known to be well yet, or never asked: on its way, within its grace period, or not of a service. */
    STARTING,
    HEALTHY,
    UNHEALTHY
}
