package dev.evenkeel.core.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A zone that a load balancer is in, by its subnet. */
public record AvailabilityZone(
        String zoneName, String subnetId, @Nullable List<LoadBalancerAddress> loadBalancerAddresses) {}
