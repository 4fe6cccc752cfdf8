package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What UpdateClusterSettings answers. */
public record UpdateClusterSettingsResponse(@Nullable ClusterDescription cluster) {}
