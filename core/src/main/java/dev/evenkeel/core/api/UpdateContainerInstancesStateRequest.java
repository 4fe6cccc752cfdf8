package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What UpdateContainerInstancesState is asked. */
public record UpdateContainerInstancesStateRequest(
        @Nullable String cluster,
        @Nullable List<String> containerInstances,
        @Nullable String status) {}
