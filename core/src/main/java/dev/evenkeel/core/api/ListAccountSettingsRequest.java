package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ListAccountSettings is asked. */
public record ListAccountSettingsRequest(
        @Nullable String name,
        @Nullable String value,
        @Nullable String principalArn,
        @Nullable Boolean effectiveSettings,
        @Nullable String nextToken,
        @Nullable Integer maxResults) {}
