package dev.evenkeel.core.capacity;

import org.jspecify.annotations.Nullable;

/**
 * The group of hosts behind a capacity provider, with ECS's member names.
 *
 * @param autoScalingGroupArn the group's ARN or its name
 * @param managedTerminationProtection ENABLED: no host with tasks is taken away when the group shrinks
 * @param managedDraining ENABLED: a host is emptied before it is taken away
 */
public record AutoScalingGroupProvider(
        @Nullable String autoScalingGroupArn,
        @Nullable ManagedScaling managedScaling,
        @Nullable String managedTerminationProtection,
        @Nullable String managedDraining) {}
