package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeTaskSets answers. */
public record DescribeTaskSetsResponse(
        @Nullable List<TaskSetDescription> taskSets,
        @Nullable List<Failure> failures) {}
