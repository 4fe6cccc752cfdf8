package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeScalableTargets is asked. */
public record DescribeScalableTargetsRequest(
        @Nullable String serviceNamespace,
        @Nullable List<String> resourceIds,
        @Nullable String scalableDimension,
        @Nullable Integer maxResults,
        @Nullable String nextToken) {}
