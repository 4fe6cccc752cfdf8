package dev.evenkeel.core.api.balancing;

/** What DeleteLoadBalancer answers. */
public record DeleteLoadBalancerResponse() {}
