package dev.evenkeel.core.explanation;

/** What a service or a task waits for. */
public enum FindingKind {
    /** Nothing: all is as it is wanted. */
    STEADY,
    /** Tasks on their way to RUNNING. */
    STARTING,
    /** Tasks that run and are not known to be healthy yet. */
    UNPROVEN,
    /** Ill tasks that are to be replaced. */
    UNHEALTHY,
    /** Tasks on their way to STOPPED. */
    STOPPING,
    /** Old tasks that serve until new ones can. */
    REPLACING,
    /** A pause after starts that failed. */
    PAUSED,
    /** Room on an instance. */
    NO_ROOM,
    /** A change of percentages that leave nothing to do. */
    DEADLOCK,
    /** Whoever updates the service: its deployment was given up. */
    GIVEN_UP,
    /** Tasks on their way to another availability zone, or room for them there. */
    REBALANCING,
    /** Tasks that may not be stopped for now. */
    PROTECTED,
    /** Targets that still answer requests. */
    DRAINING,
    /** The end of a bake time. */
    BAKING,
    /** A stage of a deployment, or its hook. */
    STAGE,
    /** Instances that fit. */
    NO_INSTANCE,
    /** A container that another container of the task waits for. */
    DEPENDENCY,
    /** Nothing more: it is over. */
    OVER
}
