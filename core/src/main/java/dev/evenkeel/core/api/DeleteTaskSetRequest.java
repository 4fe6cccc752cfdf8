package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeleteTaskSet is asked. */
public record DeleteTaskSetRequest(
        @Nullable String cluster,
        @Nullable String service,
        @Nullable String taskSet,
        @Nullable Boolean force) {}
