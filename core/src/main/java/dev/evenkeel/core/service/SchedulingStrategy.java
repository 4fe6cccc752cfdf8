package dev.evenkeel.core.service;

/** How many tasks a service keeps: a number (REPLICA), or one on each instance (DAEMON). */
public enum SchedulingStrategy {
    REPLICA,
    DAEMON
}
