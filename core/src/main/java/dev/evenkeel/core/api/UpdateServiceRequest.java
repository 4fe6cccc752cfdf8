package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentController;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.task.NetworkConfiguration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What UpdateService is asked. */
public record UpdateServiceRequest(
        @Nullable String cluster,
        @Nullable String service,
        @Nullable Integer desiredCount,
        @Nullable String taskDefinition,
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable DeploymentConfiguration deploymentConfiguration,
        @Nullable String availabilityZoneRebalancing,
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable List<PlacementConstraint> placementConstraints,
        @Nullable List<PlacementStrategyItem> placementStrategy,
        @Nullable String platformVersion,
        @Nullable Boolean forceNewDeployment,
        @Nullable Integer healthCheckGracePeriodSeconds,
        @Nullable DeploymentController deploymentController,
        @Nullable Boolean enableExecuteCommand,
        @Nullable Boolean enableECSManagedTags,
        @Nullable List<LoadBalancer> loadBalancers,
        @Nullable String propagateTags,
        @Nullable Map<String, Object> other) {}
