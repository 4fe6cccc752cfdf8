package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.TargetGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTargetGroups answers. */
public record DescribeTargetGroupsResponse(
        @Nullable List<TargetGroup> targetGroups, @Nullable String nextMarker) {}
