package dev.evenkeel.core.state;

import dev.evenkeel.core.capacity.CapacityProvider;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.id.ContainerInstanceArn;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Capacity providers, and the container instances that have left their clusters but are still described. */
final class CapacityTable {
    private final SortedMap<String, CapacityProvider> providers = new TreeMap<>();
    private final SortedMap<ContainerInstanceArn, ContainerInstance> inactive = new TreeMap<>();

    void put(CapacityProvider provider) {
        providers.put(provider.name(), provider);
    }

    void removeProvider(String name) {
        providers.remove(name);
    }

    /** The host is gone. */
    void lost(@Nullable ContainerInstance instance) {
        if (instance != null) {
            inactive.put(instance.containerInstanceArn(), instance.lost());
        }
    }

    /** The host is there, but no longer the cluster's. */
    void deregistered(@Nullable ContainerInstance instance) {
        if (instance != null) {
            inactive.put(instance.containerInstanceArn(), instance.withStatus(ContainerInstanceStatus.INACTIVE));
        }
    }

    void forget(ContainerInstanceArn arn) {
        inactive.remove(arn);
    }

    @Nullable
    CapacityProvider provider(String name) {
        return providers.get(name);
    }

    Collection<CapacityProvider> providers() {
        return Collections.unmodifiableCollection(providers.values());
    }

    Collection<ContainerInstance> inactive() {
        return Collections.unmodifiableCollection(inactive.values());
    }

    @Nullable
    ContainerInstance inactive(ContainerInstanceArn arn) {
        return inactive.get(arn);
    }
}
