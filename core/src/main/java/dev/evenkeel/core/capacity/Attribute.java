package dev.evenkeel.core.capacity;

import org.jspecify.annotations.Nullable;

/** A name and an optional value on a container instance that expressions can ask for. */
public record Attribute(
        @Nullable String name,
        @Nullable String value,
        @Nullable String targetType,
        @Nullable String targetId) {}
