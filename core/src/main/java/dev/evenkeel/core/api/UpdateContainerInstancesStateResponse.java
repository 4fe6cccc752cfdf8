package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What UpdateContainerInstancesState answers. */
public record UpdateContainerInstancesStateResponse(
        @Nullable List<ContainerInstanceDescription> containerInstances,
        @Nullable List<Failure> failures) {}
