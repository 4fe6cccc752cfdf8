package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ListTaskDefinitions is asked. */
public record ListTaskDefinitionsRequest(
        @Nullable String familyPrefix,
        @Nullable String status,
        @Nullable String sort,
        @Nullable String nextToken,
        @Nullable Integer maxResults) {}
