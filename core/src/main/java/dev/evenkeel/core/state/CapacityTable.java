package dev.evenkeel.core.state;

import dev.evenkeel.core.capacity.CapacityProvider;
import dev.evenkeel.core.capacity.CapacityScaling;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.PlacementRequest;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Capacity providers, the tasks that wait for them, and the container instances that have left their clusters but are still described. */
final class CapacityTable {
    private final SortedMap<String, CapacityProvider> providers = new TreeMap<>();
    private final SortedMap<ContainerInstanceArn, ContainerInstance> inactive = new TreeMap<>();
    private final SortedSet<String> fargateWithout = new TreeSet<>();
    private final SortedMap<String, CapacityScaling> scalings = new TreeMap<>();
    private final Map<String, Map<TaskArn, PlacementRequest>> waiting = new LinkedHashMap<>();

    void put(CapacityScaling scaling) {
        scalings.put(key(scaling.clusterName(), scaling.capacityProvider()), scaling);
    }

    @Nullable
    CapacityScaling scaling(String cluster, String provider) {
        return scalings.get(key(cluster, provider));
    }

    private static String key(String cluster, String provider) {
        return cluster + "/" + provider;
    }

    void fargate(String provider, boolean available) {
        if (available) {
            fargateWithout.remove(provider);
        } else {
            fargateWithout.add(provider);
        }
    }

    boolean hasFargate(String provider) {
        return !fargateWithout.contains(provider);
    }

    void queue(TaskArn task, PlacementRequest asked) {
        waiting.computeIfAbsent(task.clusterName(), key -> new LinkedHashMap<>())
                .put(task, asked);
    }

    /** A task has its place, or is not wanted any more. */
    void leaveQueue(TaskArn task) {
        Map<TaskArn, PlacementRequest> queue = waiting.get(task.clusterName());
        if (queue != null && queue.remove(task) != null && queue.isEmpty()) {
            waiting.remove(task.clusterName());
        }
    }

    Collection<String> clustersWaiting() {
        return Collections.unmodifiableCollection(waiting.keySet());
    }

    Map<TaskArn, PlacementRequest> waiting(String cluster) {
        return Collections.unmodifiableMap(waiting.getOrDefault(cluster, Collections.emptyMap()));
    }

    void put(CapacityProvider provider) {
        providers.put(provider.name(), provider);
    }

    void removeProvider(String name) {
        providers.remove(name);
        scalings.values().removeIf(scaling -> scaling.capacityProvider().equals(name));
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
