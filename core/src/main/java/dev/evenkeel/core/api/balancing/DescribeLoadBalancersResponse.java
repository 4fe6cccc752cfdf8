package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.LoadBalancer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeLoadBalancers answers. */
public record DescribeLoadBalancersResponse(
        @Nullable List<LoadBalancer> loadBalancers,
        @Nullable String nextMarker) {}
