package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What UpdateServicePrimaryTaskSet is asked. */
public record UpdateServicePrimaryTaskSetRequest(
        @Nullable String cluster,
        @Nullable String service,
        @Nullable String primaryTaskSet) {}
