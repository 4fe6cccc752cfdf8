package dev.evenkeel.core.task;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this run changes of one container. */
public record ContainerOverride(
        @Nullable String name,
        @Nullable List<String> command,
        @Nullable List<KeyValuePair> environment,
        @Nullable Integer cpu,
        @Nullable Integer memory,
        @Nullable Integer memoryReservation,
        @Nullable Map<String, Object> other) {}
