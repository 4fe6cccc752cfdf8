package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTasks answers. */
public record DescribeTasksResponse(
        @Nullable List<TaskDescription> tasks, @Nullable List<Failure> failures) {}
