package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.cluster.ClusterSetting;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.KeyValuePair;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A cluster as DescribeClusters shows it; counts are of tasks and services in the cluster now. */
public record ClusterDescription(
        @Nullable String clusterArn,
        @Nullable String clusterName,
        @Nullable String status,
        @Nullable Integer registeredContainerInstancesCount,
        @Nullable Integer runningTasksCount,
        @Nullable Integer pendingTasksCount,
        @Nullable Integer activeServicesCount,
        @Nullable List<KeyValuePair> statistics,
        @Nullable List<Tag> tags,
        @Nullable List<ClusterSetting> settings,
        @Nullable List<String> capacityProviders,
        @Nullable List<CapacityProviderStrategyItem> defaultCapacityProviderStrategy,
        @Nullable String attachmentsStatus,
        @Nullable Map<String, Object> other) {}
