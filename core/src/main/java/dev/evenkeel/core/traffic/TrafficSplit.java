package dev.evenkeel.core.traffic;

import dev.evenkeel.core.id.ServiceArn;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the requests to one listener rule of a service are divided among target groups. It is whole: it replaces what held
 * for the same service, kind and rule before, and a target group that it does not name gets nothing.
 *
 * @param listenerRule the ARN of the rule, as {@code advancedConfiguration} of the service's load balancer has it; null
 *     where the kind alone says which requests are meant
 * @param shares sum to 100, or are empty when nobody is to get such requests
 */
public record TrafficSplit(
        ServiceArn serviceArn, TrafficKind kind, @Nullable String listenerRule, List<TargetGroupShare> shares) {
    public TrafficSplit {
        shares = List.copyOf(shares);
    }

    /** Whether this one takes the place of another. */
    public boolean replaces(TrafficSplit other) {
        return serviceArn.equals(other.serviceArn)
                && kind == other.kind
                && Objects.equals(listenerRule, other.listenerRule);
    }
}
