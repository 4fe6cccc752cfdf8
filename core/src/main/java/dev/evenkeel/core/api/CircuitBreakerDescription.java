package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What the circuit breaker of a deployment has seen. */
public record CircuitBreakerDescription(
        @Nullable String status,
        @Nullable Integer failureCount,
        @Nullable Integer threshold) {}
