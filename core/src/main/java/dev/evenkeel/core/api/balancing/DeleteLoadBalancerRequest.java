package dev.evenkeel.core.api.balancing;

import org.jspecify.annotations.Nullable;

/** What DeleteLoadBalancer is asked. */
public record DeleteLoadBalancerRequest(@Nullable String loadBalancerArn) {}
