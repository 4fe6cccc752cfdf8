package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeScalingPolicies is asked. */
public record DescribeScalingPoliciesRequest(
        @Nullable List<String> policyNames,
        @Nullable String serviceNamespace,
        @Nullable String resourceId,
        @Nullable String scalableDimension,
        @Nullable Integer maxResults,
        @Nullable String nextToken) {}
