package dev.evenkeel.core.api;

import dev.evenkeel.core.cluster.ClusterSetting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What UpdateClusterSettings is asked. */
public record UpdateClusterSettingsRequest(
        @Nullable String cluster, @Nullable List<ClusterSetting> settings) {}
