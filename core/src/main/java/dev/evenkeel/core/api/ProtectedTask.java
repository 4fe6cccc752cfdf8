package dev.evenkeel.core.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a task is kept from scale-in and deployments, and until when. */
public record ProtectedTask(
        @Nullable String taskArn,
        @Nullable Boolean protectionEnabled,
        @Nullable Instant expirationDate) {}
