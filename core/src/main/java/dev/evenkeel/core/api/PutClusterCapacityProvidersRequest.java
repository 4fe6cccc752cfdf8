package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What PutClusterCapacityProviders is asked. */
public record PutClusterCapacityProvidersRequest(
        @Nullable String cluster,
        @Nullable List<String> capacityProviders,
        @Nullable List<CapacityProviderStrategyItem> defaultCapacityProviderStrategy) {}
