package dev.evenkeel.core.api.balancing;

import dev.evenkeel.core.balancing.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeAccountLimits answers. */
public record DescribeAccountLimitsResponse(
        @Nullable List<Limit> limits, @Nullable String nextMarker) {}
