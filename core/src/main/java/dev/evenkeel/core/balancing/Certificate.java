package dev.evenkeel.core.balancing;

import org.jspecify.annotations.Nullable;

/** A server certificate of a listener. */
public record Certificate(
        @Nullable String certificateArn, @Nullable Boolean isDefault) {}
