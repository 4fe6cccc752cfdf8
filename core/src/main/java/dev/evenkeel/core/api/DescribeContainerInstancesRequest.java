package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeContainerInstances is asked. */
public record DescribeContainerInstancesRequest(
        @Nullable String cluster,
        @Nullable List<String> containerInstances,
        @Nullable List<String> include) {}
