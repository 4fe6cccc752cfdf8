package dev.evenkeel.core.traffic;

/** How a router sees a target; the words are Elastic Load Balancing's. */
public enum TargetState {
    /** Registered, and not yet found healthy often enough: it gets no requests. */
    INITIAL,
    /** It gets requests. */
    HEALTHY,
    /** Its health check failed too often: it gets no requests until it is healthy again. */
    UNHEALTHY,
    /** Deregistered: it gets no new requests, and may finish those it has. */
    DRAINING,
    /** It is in the target group no more, or never was. */
    UNUSED
}
