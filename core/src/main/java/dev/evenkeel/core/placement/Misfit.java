package dev.evenkeel.core.placement;

/**
 * Why a task does not fit on an instance, with ECS's words for it; in the order of the checks, so that of two instances the
 * one with the later misfit came closer.
 */
public enum Misfit {
    AGENT("AGENT", "encountered error \"AGENT\""),
    CPU("RESOURCE:CPU", "has insufficient CPU units available"),
    MEMORY("RESOURCE:MEMORY", "has insufficient memory available"),
    GPU("RESOURCE:GPU", "encountered error \"RESOURCE:GPU\""),
    PORTS("RESOURCE:PORTS", "is already using a port required by your task"),
    ATTRIBUTE("ATTRIBUTE", "is missing an attribute required by your task"),
    MEMBER_OF(
            "MemberOf placement constraint unsatisfied.",
            "encountered error \"MemberOf placement constraint unsatisfied.\""),
    DISTINCT_INSTANCE("DISTINCT_INSTANCE", "encountered error \"DISTINCT_INSTANCE\"");

    private final String failureReason;
    private final String eventText;

    Misfit(String failureReason, String eventText) {
        this.failureReason = failureReason;
        this.eventText = eventText;
    }

    /** What {@code failures[].reason} of RunTask says. */
    public String failureReason() {
        return failureReason;
    }

    /** What a service event says of the closest instance. */
    public String eventText() {
        return eventText;
    }
}
