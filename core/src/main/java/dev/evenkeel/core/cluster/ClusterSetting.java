package dev.evenkeel.core.cluster;

import org.jspecify.annotations.Nullable;

/** A named setting of a cluster, such as containerInsights. */
public record ClusterSetting(
        @Nullable String name, @Nullable String value) {}
