package dev.evenkeel.core.port;

import dev.evenkeel.core.balancing.Balancing;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * Sends requests to the containers of services, by target groups: a load balancer.
 *
 * <p>Promise: after {@link #register} the router sends a {@link TargetObservation} through {@link Reports} whenever the
 * target looks different from before: {@code INITIAL} once it is registered, then {@code HEALTHY} or {@code UNHEALTHY} as
 * its health check finds it. After {@link #deregister} it sends {@code DRAINING} once no new request can reach the target,
 * and {@code UNUSED} once those under way have ended or the target group's deregistration delay is over; for a target that
 * it does not know, {@code UNUSED} at once. Requests go to healthy targets only. Failure: what goes wrong with a target is
 * an observation, never an exception. Threading: called on the engine's timeline, must not block; reports may come from
 * any thread. Idempotence keys: the target's id; the service, kind and listener rule of a split. Asking twice does what
 * once does, but that a known target is observed again.
 *
 * <p>A backend without one declares it ({@link dev.evenkeel.core.spi.Backend.Hosted#trafficRouter}): services may name
 * load balancers there, which are kept and shown; no target is registered, and tasks count as healthy without one.
 */
public interface TrafficRouter {

    /** Puts a target into its target group. */
    void register(TargetRegistration target);

    /** Takes a target out of its target group: no new requests, and an end to those it has. */
    void deregister(TargetId target);

    /**
     * Says what load balancers, listeners, rules and target groups there are now, whenever one of them changes. What is not
     * among them any more is gone; a target group that services name and that is not among them is the router's to set. A
     * router that has nothing to be set does nothing. One that checks the targets that were registered by hand sends a {@link
     * StaticTargetObservation} of each whenever it looks different from before, INITIAL first.
     *
     * @param balancing live: to be read before this method returns
     */
    default void configure(Balancing balancing) {}

    /** Divides the requests to a listener rule among target groups, from now on. */
    void split(TrafficSplit split);

    /**
     * How many requests each of these target groups has got since the router began. A group that it has never had a target
     * in is absent: nothing was measured, which is not the same as no request.
     */
    default SortedMap<String, Long> requests(Collection<String> targetGroupArns) {
        return Collections.emptySortedMap();
    }

    /** Where it takes requests to services; empty when nobody can send it any. Any thread. */
    default List<TrafficEndpoint> endpoints() {
        return List.of();
    }
}
