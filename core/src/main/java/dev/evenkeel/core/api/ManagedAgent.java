package dev.evenkeel.core.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stands by a container to do something for it; with {@code enableExecuteCommand} that is one, named
 * {@code ExecuteCommandAgent}.
 */
public record ManagedAgent(
        @Nullable Instant lastStartedAt,
        @Nullable String name,
        @Nullable String reason,
        @Nullable String lastStatus) {}
