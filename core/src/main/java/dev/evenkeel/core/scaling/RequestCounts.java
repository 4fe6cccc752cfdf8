package dev.evenkeel.core.scaling;

import dev.evenkeel.core.port.TrafficRouter;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.traffic.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * ALBRequestCountPerTarget: the requests a minute that each target of a target group gets.
 *
 * <ol>
 *   <li>The router tells how many the group has got in all; what came since the last look at a policy counts, as a rate, so
 *       that it does not matter how long a period is.
 *   <li>That is divided by the healthy targets of the group, whichever services they are of.
 *   <li>It is missing, never zero, at the first look, when the router has begun anew, and while no target is healthy.
 * </ol>
 *
 * <p>What was read last is not on record: after a restart of the engine the first look is the first again.
 */
public final class RequestCounts {
    private final Optional<TrafficRouter> router;
    private final SortedMap<String, Reading> last = new TreeMap<>();

    private record Reading(long requests, Instant at) {}

    public RequestCounts(Optional<TrafficRouter> router) {
        this.router = router;
    }

    /** The metric of a policy that has a resource label, at the end of a period. */
    OptionalDouble take(StateView state, Service service, ScalingPolicy policy, ResourceLabel label, Instant now) {
        Optional<String> group = label.targetGroupOf(service.settings().loadBalancers());
        Reading before = last.remove(policy.key());
        if (router.isEmpty() || group.isEmpty()) {
            return OptionalDouble.empty();
        }
        Long requests = router.get().requests(List.of(group.get())).get(group.get());
        if (requests == null) {
            return OptionalDouble.empty();
        }
        last.put(policy.key(), new Reading(requests, now));
        return before == null ? OptionalDouble.empty() : perTarget(state, group.get(), before, requests, now);
    }

    /** Policies that there are no more. */
    void keepOnly(StateView state) {
        last.keySet()
                .removeIf(key -> state.scalingPolicies().stream()
                        .noneMatch(policy -> policy.key().equals(key)));
    }

    private static OptionalDouble perTarget(StateView state, String group, Reading before, long requests, Instant now) {
        double minutes = Duration.between(before.at(), now).toMillis() / 60_000.0;
        long healthy = state.targetsIn(group).stream()
                .filter(target -> target.state() == TargetState.HEALTHY)
                .count();
        boolean known = requests >= before.requests() && minutes > 0 && healthy > 0;
        return known ? OptionalDouble.of((requests - before.requests()) / minutes / healthy) : OptionalDouble.empty();
    }
}
