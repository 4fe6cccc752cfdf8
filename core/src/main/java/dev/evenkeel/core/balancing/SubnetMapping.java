package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** A subnet for a load balancer, with the addresses that it is to have there. */
public record SubnetMapping(
        @Nullable String subnetId,
        @Nullable String allocationId,
        @Nullable String privateIPv4Address,
        @Nullable String ipv6Address) {}
