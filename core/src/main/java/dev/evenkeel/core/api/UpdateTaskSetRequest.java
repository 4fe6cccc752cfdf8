package dev.evenkeel.core.api;

import dev.evenkeel.core.taskset.Scale;
import org.jspecify.annotations.Nullable;

/** What UpdateTaskSet is asked. */
public record UpdateTaskSetRequest(
        @Nullable String cluster,
        @Nullable String service,
        @Nullable String taskSet,
        @Nullable Scale scale) {}
