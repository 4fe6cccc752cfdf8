package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentController;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.service.ServiceEvent;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.NetworkConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service as DescribeServices shows it. */
public record ServiceDescription(
        @Nullable String serviceArn,
        @Nullable String serviceName,
        @Nullable String clusterArn,
        @Nullable List<LoadBalancer> loadBalancers,
        @Nullable String status,
        @Nullable Integer desiredCount,
        @Nullable Integer runningCount,
        @Nullable Integer pendingCount,
        @Nullable String launchType,
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String platformVersion,
        @Nullable String platformFamily,
        @Nullable String taskDefinition,
        @Nullable DeploymentConfiguration deploymentConfiguration,
        @Nullable List<TaskSetDescription> taskSets,
        @Nullable List<DeploymentDescription> deployments,
        @Nullable String roleArn,
        @Nullable List<ServiceEvent> events,
        @Nullable Instant createdAt,
        @Nullable String currentServiceDeployment,
        @Nullable List<PlacementConstraint> placementConstraints,
        @Nullable List<PlacementStrategyItem> placementStrategy,
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable Integer healthCheckGracePeriodSeconds,
        @Nullable String schedulingStrategy,
        @Nullable DeploymentController deploymentController,
        @Nullable List<Tag> tags,
        @Nullable String createdBy,
        @Nullable Boolean enableECSManagedTags,
        @Nullable String propagateTags,
        @Nullable Boolean enableExecuteCommand,
        @Nullable String availabilityZoneRebalancing,
        @Nullable String resourceManagementType,
        @Nullable Map<String, Object> other) {}
