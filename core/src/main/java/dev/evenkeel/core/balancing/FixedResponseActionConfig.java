package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** What a client is answered without any target. */
public record FixedResponseActionConfig(
        @Nullable String messageBody,
        @Nullable String statusCode,
        @Nullable String contentType) {}
