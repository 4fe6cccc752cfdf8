package dev.evenkeel.core.api;

import dev.evenkeel.core.scaling.ScalingPolicyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeScalingPolicies answers. */
public record DescribeScalingPoliciesResponse(
        @Nullable List<ScalingPolicyDescription> scalingPolicies,
        @Nullable String nextToken) {}
