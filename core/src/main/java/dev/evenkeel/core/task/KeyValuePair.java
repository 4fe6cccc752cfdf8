package dev.evenkeel.core.task;

import org.jspecify.annotations.Nullable;

/** A named value, such as an environment variable. */
public record KeyValuePair(@Nullable String name, @Nullable String value) {}
