package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What UpdateTaskProtection is asked. */
public record UpdateTaskProtectionRequest(
        @Nullable String cluster,
        @Nullable List<String> tasks,
        @Nullable Boolean protectionEnabled,
        @Nullable Integer expiresInMinutes) {}
