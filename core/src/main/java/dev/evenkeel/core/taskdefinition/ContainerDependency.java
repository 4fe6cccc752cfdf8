package dev.evenkeel.core.taskdefinition;

import org.jspecify.annotations.Nullable;

/** Another container of the task that must have come so far first: START, COMPLETE, SUCCESS or HEALTHY. */
public record ContainerDependency(
        @Nullable String containerName, @Nullable String condition) {}
