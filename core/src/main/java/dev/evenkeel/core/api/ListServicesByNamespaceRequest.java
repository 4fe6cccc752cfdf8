package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ListServicesByNamespace is asked. */
public record ListServicesByNamespaceRequest(
        @Nullable String namespace,
        @Nullable String nextToken,
        @Nullable Integer maxResults) {}
