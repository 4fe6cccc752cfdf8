package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** A parameter of a query; without a key, any with that value. */
public record QueryStringKeyValuePair(
        @Nullable String key, @Nullable String value) {}
