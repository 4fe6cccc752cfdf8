package dev.evenkeel.core.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DescribeCapacityProviders answers. */
public record DescribeCapacityProvidersResponse(
        @Nullable List<CapacityProviderDescription> capacityProviders,
        @Nullable List<Failure> failures,
        @Nullable String nextToken) {}
