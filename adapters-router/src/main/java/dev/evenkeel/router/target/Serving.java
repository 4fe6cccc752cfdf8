package dev.evenkeel.router.target;

import dev.evenkeel.router.model.TargetGroup;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A target group at one moment.
 *
 * @param healthy the targets that take requests, in an order that stays
 * @param turn whose turn it is, shared by all moments of one group
 */
public record Serving(TargetGroup group, List<LiveTarget> healthy, AtomicInteger turn, GroupMeter meter) {
    public Serving {
        healthy = List.copyOf(healthy);
    }
}
