package dev.evenkeel.core.traffic;

/** Why a stopping task waits for its targets no longer. */
public enum DrainEnd {
    /** None of its targets is in a target group any more. */
    DRAINED,
    /** The router has not said so within the deregistration delay and a while beyond: it may have forgotten the target. */
    OVERDUE,
    /** An essential container has ended, so that there is nobody left to answer the requests under way. */
    ENDED
}
