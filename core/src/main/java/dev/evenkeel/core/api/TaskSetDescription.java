package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.NetworkConfiguration;
import dev.evenkeel.core.taskset.Scale;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task set as DescribeTaskSets shows it. */
public record TaskSetDescription(
        @Nullable String id,
        @Nullable String taskSetArn,
        @Nullable String serviceArn,
        @Nullable String clusterArn,
        @Nullable String startedBy,
        @Nullable String externalId,
        @Nullable String status,
        @Nullable String taskDefinition,
        @Nullable Integer computedDesiredCount,
        @Nullable Integer pendingCount,
        @Nullable Integer runningCount,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable String launchType,
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String platformVersion,
        @Nullable String platformFamily,
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable List<LoadBalancer> loadBalancers,
        @Nullable Scale scale,
        @Nullable String stabilityStatus,
        @Nullable Instant stabilityStatusAt,
        @Nullable List<Tag> tags,
        @Nullable Map<String, Object> other) {}
