package dev.evenkeel.core.taskset;

import org.jspecify.annotations.Nullable;

/** How many tasks a task set keeps: 0 to 100 PERCENT of the service's desired count. */
public record Scale(@Nullable Double value, @Nullable String unit) {}
