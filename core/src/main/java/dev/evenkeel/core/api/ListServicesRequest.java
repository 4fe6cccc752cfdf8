package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ListServices is asked. */
public record ListServicesRequest(
        @Nullable String cluster,
        @Nullable String nextToken,
        @Nullable Integer maxResults,
        @Nullable String launchType,
        @Nullable String schedulingStrategy,
        @Nullable String resourceManagementType) {}
