package dev.evenkeel.core.api.balancing;

/** What DescribeCapacityReservation answers. */
public record DescribeCapacityReservationResponse() {}
