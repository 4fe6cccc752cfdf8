package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DescribeScalingActivities is asked. */
public record DescribeScalingActivitiesRequest(
        @Nullable String serviceNamespace,
        @Nullable String resourceId,
        @Nullable String scalableDimension,
        @Nullable Integer maxResults,
        @Nullable String nextToken,
        @Nullable Boolean includeNotScaledActivities) {}
