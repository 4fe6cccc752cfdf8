package dev.evenkeel.core.api.balancing;

import org.jspecify.annotations.Nullable;

/** What DescribeLoadBalancerAttributes is asked. */
public record DescribeLoadBalancerAttributesRequest(
        @Nullable String loadBalancerArn) {}
