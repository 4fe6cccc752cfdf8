package dev.evenkeel.core.service;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.capacity.CapacitySearch;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.id.TaskDefinitionArn;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.NetworkConfiguration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service was asked to run and how, with ECS's defaults filled in.
 *
 * @param taskDefinition {@link TaskDefinitionArn#NONE} for a service of task sets before one is PRIMARY
 * @param launchType null when capacity providers decide
 * @param other members that the rules do not use, kept and shown as they came
 */
public record ServiceSettings(
        TaskDefinitionArn taskDefinition,
        SchedulingStrategy schedulingStrategy,
        @Nullable LaunchType launchType,
        List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String platformVersion,
        DeploymentConfiguration deploymentConfiguration,
        String deploymentController,
        List<PlacementConstraint> placementConstraints,
        List<PlacementStrategyItem> placementStrategy,
        @Nullable NetworkConfiguration networkConfiguration,
        List<LoadBalancer> loadBalancers,
        int healthCheckGracePeriodSeconds,
        String availabilityZoneRebalancing,
        boolean enableEcsManagedTags,
        String propagateTags,
        boolean enableExecuteCommand,
        @Nullable String roleArn,
        Map<String, Object> other) {
    public ServiceSettings {
        capacityProviderStrategy = List.copyOf(capacityProviderStrategy);
        placementConstraints = List.copyOf(placementConstraints);
        placementStrategy = List.copyOf(placementStrategy);
        loadBalancers = List.copyOf(loadBalancers);
    }

    /** Whether it has a task on each host, instead of a number of them. */
    public boolean isDaemon() {
        return schedulingStrategy == SchedulingStrategy.DAEMON;
    }

    /** Whether an outside deployer rolls the service by task sets. */
    public boolean hasTaskSets() {
        return !deploymentController.equals("ECS");
    }

    /** Whether its tasks run on Fargate: by launch type, or because all its capacity providers are Fargate's. */
    public boolean isOnFargate() {
        return launchType == LaunchType.FARGATE
                || (!capacityProviderStrategy.isEmpty()
                        && capacityProviderStrategy.stream()
                                .allMatch(item -> CapacitySearch.isFargate(item.capacityProvider())));
    }

    /** The same with what belongs to a revision taken from other settings: what tasks run and how they are attached. */
    public ServiceSettings withRevisionOf(ServiceSettings revision) {
        return new ServiceSettings(
                revision.taskDefinition,
                schedulingStrategy,
                revision.launchType,
                revision.capacityProviderStrategy,
                revision.platformVersion,
                deploymentConfiguration,
                deploymentController,
                placementConstraints,
                placementStrategy,
                revision.networkConfiguration,
                revision.loadBalancers,
                healthCheckGracePeriodSeconds,
                availabilityZoneRebalancing,
                enableEcsManagedTags,
                propagateTags,
                enableExecuteCommand,
                roleArn,
                revision.other);
    }
}
