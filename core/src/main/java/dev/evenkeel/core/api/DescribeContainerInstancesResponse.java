package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeContainerInstances answers. */
public record DescribeContainerInstancesResponse(
        @Nullable List<ContainerInstanceDescription> containerInstances,
        @Nullable List<Failure> failures) {}
