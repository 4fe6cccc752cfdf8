package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.cluster.ClusterSetting;
import dev.evenkeel.core.tag.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What CreateCluster is asked. */
public record CreateClusterRequest(
        @Nullable String clusterName,
        @Nullable List<Tag> tags,
        @Nullable List<ClusterSetting> settings,
        @Nullable List<String> capacityProviders,
        @Nullable List<CapacityProviderStrategyItem> defaultCapacityProviderStrategy,
        @Nullable Map<String, Object> other) {}
