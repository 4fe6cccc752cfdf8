package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What StopTask is asked. */
public record StopTaskRequest(
        @Nullable String cluster,
        @Nullable String task,
        @Nullable String reason) {}
