package dev.evenkeel.core.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why and to which revision a deployment was rolled back. */
public record RollbackDescription(
        @Nullable String reason,
        @Nullable Instant startedAt,
        @Nullable String serviceRevisionArn) {}
