package dev.evenkeel.core.api.balancing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTargetGroups is asked. */
public record DescribeTargetGroupsRequest(
        @Nullable String loadBalancerArn,
        @Nullable List<String> targetGroupArns,
        @Nullable List<String> names,
        @Nullable String marker,
        @Nullable Integer pageSize) {}
