package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What StopTask answers. */
public record StopTaskResponse(@Nullable TaskDescription task) {}
