package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** A fixed address of a load balancer in a zone. */
public record LoadBalancerAddress(
        @Nullable String ipAddress,
        @Nullable String allocationId,
        @Nullable String privateIPv4Address,
        @Nullable String ipv6Address) {}
