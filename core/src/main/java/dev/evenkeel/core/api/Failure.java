package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** Something a request named that could not be served; the rest of the request was. */
public record Failure(
        @Nullable String arn,
        @Nullable String reason,
        @Nullable String detail) {}
