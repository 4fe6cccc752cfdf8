package dev.evenkeel.core.api.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeLoadBalancers is asked. */
public record DescribeLoadBalancersRequest(
        @Nullable List<String> loadBalancerArns,
        @Nullable List<String> names,
        @Nullable String marker,
        @Nullable Integer pageSize) {}
