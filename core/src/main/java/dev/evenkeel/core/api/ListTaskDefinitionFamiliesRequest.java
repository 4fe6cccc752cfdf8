package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ListTaskDefinitionFamilies is asked. */
public record ListTaskDefinitionFamiliesRequest(
        @Nullable String familyPrefix,
        @Nullable String status,
        @Nullable String nextToken,
        @Nullable Integer maxResults) {}
