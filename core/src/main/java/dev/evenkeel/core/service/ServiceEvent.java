package dev.evenkeel.core.service;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sentence about a service, in ECS's words. The newest 100 are kept. */
public record ServiceEvent(
        @Nullable String id,
        @Nullable Instant createdAt,
        @Nullable String message) {}
