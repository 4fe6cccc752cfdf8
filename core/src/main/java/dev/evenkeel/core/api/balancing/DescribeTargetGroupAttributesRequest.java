package dev.evenkeel.core.api.balancing;

import org.jspecify.annotations.Nullable;

/** What DescribeTargetGroupAttributes is asked. */
public record DescribeTargetGroupAttributesRequest(@Nullable String targetGroupArn) {}
