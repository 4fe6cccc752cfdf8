package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.AvailabilityZone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What SetSubnets answers. */
public record SetSubnetsResponse(
        @Nullable List<AvailabilityZone> availabilityZones,
        @Nullable String ipAddressType) {}
