package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** The answers by which a target counts as healthy, such as {@code 200-299}. */
public record Matcher(@Nullable String httpCode, @Nullable String grpcCode) {}
