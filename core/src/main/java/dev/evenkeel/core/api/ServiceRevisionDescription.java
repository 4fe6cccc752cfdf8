package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.task.NetworkConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a service was asked to run at one time. Never changes. */
public record ServiceRevisionDescription(
        @Nullable String serviceRevisionArn,
        @Nullable String serviceArn,
        @Nullable String clusterArn,
        @Nullable String taskDefinition,
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String launchType,
        @Nullable String platformVersion,
        @Nullable String platformFamily,
        @Nullable List<LoadBalancer> loadBalancers,
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable List<ContainerImage> containerImages,
        @Nullable Boolean guardDutyEnabled,
        @Nullable Instant createdAt,
        @Nullable Map<String, Object> other) {}
