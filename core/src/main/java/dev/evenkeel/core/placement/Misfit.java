package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import java.util.Optional;

/** Why a task does not fit on an instance, with ECS's words for it. */
public enum Misfit {
    AGENT("AGENT", "encountered error \"AGENT\""),
    CPU("RESOURCE:CPU", "has insufficient CPU units available"),
    MEMORY("RESOURCE:MEMORY", "has insufficient memory available"),
    PORTS("RESOURCE:PORTS", "is already using a port required by your task"),
    DISTINCT_INSTANCE("MemberOf placement constraint unsatisfied.", "encountered error \"DISTINCT_INSTANCE\"");

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

    /** The first resource, in ECS's order, of which the instance has too little. */
    public static Optional<Misfit> ofResources(ContainerInstance instance, Resources remaining, Resources needed) {
        if (!instance.agentConnected()) {
            return Optional.of(AGENT);
        }
        if (needed.cpu() > remaining.cpu()) {
            return Optional.of(CPU);
        }
        if (needed.memory() > remaining.memory()) {
            return Optional.of(MEMORY);
        }
        if (needed.tcpPorts().stream().anyMatch(remaining.tcpPorts()::contains)
                || needed.udpPorts().stream().anyMatch(remaining.udpPorts()::contains)) {
            return Optional.of(PORTS);
        }
        return Optional.empty();
    }
}
