package dev.evenkeel.core.api.balancing;

import org.jspecify.annotations.Nullable;

/** What SetIpAddressType answers. */
public record SetIpAddressTypeResponse(@Nullable String ipAddressType) {}
