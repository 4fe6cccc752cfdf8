package dev.evenkeel.core.capacity;

import org.jspecify.annotations.Nullable;

/** What UpdateCapacityProvider changes of an {@link AutoScalingGroupProvider}; what is null stays. */
public record AutoScalingGroupProviderUpdate(
        @Nullable ManagedScaling managedScaling,
        @Nullable String managedTerminationProtection,
        @Nullable String managedDraining) {}
