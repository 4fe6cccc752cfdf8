package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What DeleteService is asked. */
public record DeleteServiceRequest(
        @Nullable String cluster,
        @Nullable String service,
        @Nullable Boolean force) {}
