package dev.evenkeel.core.api.balancing;

import org.jspecify.annotations.Nullable;

/** What DescribeCapacityReservation is asked. */
public record DescribeCapacityReservationRequest(@Nullable String loadBalancerArn) {}
