package dev.evenkeel.core.api;

import dev.evenkeel.core.scaling.ScalableTargetDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeScalableTargets answers. */
public record DescribeScalableTargetsResponse(
        @Nullable List<ScalableTargetDescription> scalableTargets,
        @Nullable String nextToken) {}
