package dev.evenkeel.core.api;

import dev.evenkeel.core.cluster.ClusterSetting;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What UpdateCluster is asked. */
public record UpdateClusterRequest(
        @Nullable String cluster,
        @Nullable List<ClusterSetting> settings,
        @Nullable Map<String, Object> other) {}
