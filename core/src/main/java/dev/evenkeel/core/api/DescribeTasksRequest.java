package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTasks is asked. */
public record DescribeTasksRequest(
        @Nullable String cluster,
        @Nullable List<String> tasks,
        @Nullable List<String> include) {}
