package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.LoadBalancer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What CreateLoadBalancer answers. */
public record CreateLoadBalancerResponse(@Nullable List<LoadBalancer> loadBalancers) {}
