package dev.evenkeel.core.traffic;

/** Whose requests: everybody's, or those of tests before a deployment is let loose on everybody. */
public enum TrafficKind {
    PRODUCTION,
    TEST
}
