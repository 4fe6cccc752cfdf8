package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** How a load balancer is. */
public record LoadBalancerState(String code, @Nullable String reason) {}
