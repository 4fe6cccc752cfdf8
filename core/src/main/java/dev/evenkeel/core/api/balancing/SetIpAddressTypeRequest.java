package dev.evenkeel.core.api.balancing;

import org.jspecify.annotations.Nullable;

/** What SetIpAddressType is asked. */
public record SetIpAddressTypeRequest(
        @Nullable String loadBalancerArn, @Nullable String ipAddressType) {}
