package dev.evenkeel.core.api.balancing;

import org.jspecify.annotations.Nullable;

/** What DescribeAccountLimits is asked. */
public record DescribeAccountLimitsRequest(
        @Nullable String marker, @Nullable Integer pageSize) {}
