package dev.evenkeel.core.operation;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.error.EcsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What capacity-provider strategies may be. FARGATE and FARGATE_SPOT are there without being created. */
final class CapacityProviderRules {
    /** The predefined providers, the only ones there are until others can be created. */
    static final List<String> PREDEFINED = List.of("FARGATE", "FARGATE_SPOT");

    private static final int ITEMS_MAX = 20;

    private CapacityProviderRules() {}

    static void checkCluster(List<String> providers, List<CapacityProviderStrategyItem> strategy) {
        for (String provider : providers) {
            checkKnown(provider);
        }
        check(strategy);
        for (CapacityProviderStrategyItem item : strategy) {
            if (!providers.contains(String.valueOf(item.capacityProvider()))) {
                throw EcsException.invalidParameter("The specified capacity provider " + item.capacityProvider()
                        + " is not associated with the cluster. Associate it with the cluster and try again.");
            }
        }
    }

    static void check(List<CapacityProviderStrategyItem> strategy) {
        if (strategy.size() > ITEMS_MAX) {
            throw EcsException.invalidParameter(
                    "A capacity provider strategy can contain a maximum of " + ITEMS_MAX + " capacity providers.");
        }
        int bases = 0;
        int weights = 0;
        for (CapacityProviderStrategyItem item : strategy) {
            checkKnown(item.capacityProvider());
            checkRange("base", item.base(), 100_000);
            checkRange("weight", item.weight(), 1_000);
            bases += item.base() != null && item.base() > 0 ? 1 : 0;
            weights += item.weight() == null ? 0 : item.weight();
        }
        if (bases > 1) {
            throw EcsException.invalidParameter("Only one capacity provider in a strategy can have a base defined.");
        }
        if (!strategy.isEmpty() && strategy.size() > 1 && weights == 0) {
            throw EcsException.invalidParameter(
                    "At least one capacity provider in a strategy must have a weight greater than 0.");
        }
    }

    private static void checkKnown(@Nullable String provider) {
        if (provider == null || !PREDEFINED.contains(provider)) {
            throw EcsException.invalidParameter("The specified capacity provider " + provider + " was not found.");
        }
    }

    private static void checkRange(String member, @Nullable Integer value, int max) {
        if (value != null && (value < 0 || value > max)) {
            throw EcsException.invalidParameter(
                    "The " + member + " of a capacity provider should be between 0 and " + max + ".");
        }
    }
}
