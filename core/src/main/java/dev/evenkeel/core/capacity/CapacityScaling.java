package dev.evenkeel.core.capacity;

/**
 * What managed scaling has come to for one provider in one cluster.
 *
 * @param desired hosts that the provider's group was asked to have
 * @param belowTarget periods in a row, up to now, in which fewer hosts were needed than there are
 * @param reservation the metric CapacityProviderReservation at the last change: needed hosts in percent of those there are
 */
public record CapacityScaling(
        String clusterName, String capacityProvider, int desired, int belowTarget, double reservation) {}
