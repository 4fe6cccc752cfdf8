package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentController;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.NetworkConfiguration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What CreateService is asked. */
public record CreateServiceRequest(
        @Nullable String cluster,
        @Nullable String serviceName,
        @Nullable String taskDefinition,
        @Nullable String availabilityZoneRebalancing,
        @Nullable List<LoadBalancer> loadBalancers,
        @Nullable Integer desiredCount,
        @Nullable String clientToken,
        @Nullable String launchType,
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String platformVersion,
        @Nullable String role,
        @Nullable DeploymentConfiguration deploymentConfiguration,
        @Nullable List<PlacementConstraint> placementConstraints,
        @Nullable List<PlacementStrategyItem> placementStrategy,
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable Integer healthCheckGracePeriodSeconds,
        @Nullable String schedulingStrategy,
        @Nullable DeploymentController deploymentController,
        @Nullable List<Tag> tags,
        @Nullable Boolean enableECSManagedTags,
        @Nullable String propagateTags,
        @Nullable Boolean enableExecuteCommand,
        @Nullable Map<String, Object> other) {}
