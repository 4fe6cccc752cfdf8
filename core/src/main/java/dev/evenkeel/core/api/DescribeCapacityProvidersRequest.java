package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeCapacityProviders is asked. */
public record DescribeCapacityProvidersRequest(
        @Nullable List<String> capacityProviders,
        @Nullable String cluster,
        @Nullable List<String> include,
        @Nullable Integer maxResults,
        @Nullable String nextToken) {}
