package dev.evenkeel.core.api;

import dev.evenkeel.core.scaling.ScalingActivity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeScalingActivities answers. */
public record DescribeScalingActivitiesResponse(
        @Nullable List<ScalingActivity> scalingActivities,
        @Nullable String nextToken) {}
