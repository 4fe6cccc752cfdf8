package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTaskSets is asked. */
public record DescribeTaskSetsRequest(
        @Nullable String cluster,
        @Nullable String service,
        @Nullable List<String> taskSets,
        @Nullable List<String> include) {}
