package dev.evenkeel.core.state;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.task.Task;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Container instances, what is free on them and which tasks hold the rest; a change costs no more in a larger cluster. */
final class InstanceTable {
    private final SortedMap<String, SortedMap<ContainerInstanceArn, ContainerInstance>> instances = new TreeMap<>();
    private final Map<ContainerInstanceArn, Occupancy> occupancies = new LinkedHashMap<>();

    void put(ContainerInstance instance) {
        ContainerInstanceArn arn = instance.containerInstanceArn();
        instances
                .computeIfAbsent(instance.clusterName(), key -> new TreeMap<>())
                .put(arn, instance);
        occupancy(arn).register(instance.registered());
    }

    void remove(ContainerInstanceArn arn) {
        SortedMap<ContainerInstanceArn, ContainerInstance> cluster = instances.get(arn.clusterName());
        if (cluster != null) {
            cluster.remove(arn);
        }
        occupancies.remove(arn);
    }

    /** What became of a task: {@code before} is null for a new one, {@code after} for one that is forgotten. */
    void change(@Nullable Task before, @Nullable Task after) {
        Task either = after == null ? before : after;
        ContainerInstanceArn instance = either == null ? null : either.launch().containerInstanceArn();
        if (instance != null) {
            Occupancy occupancy = occupancy(instance);
            occupancy.change(before, after);
            if (occupancy.tasks().isEmpty() && instance(instance) == null) {
                occupancies.remove(instance); // the last task of an instance that was lost
            }
        }
    }

    private Occupancy occupancy(ContainerInstanceArn arn) {
        return occupancies.computeIfAbsent(arn, key -> new Occupancy());
    }

    @Nullable
    ContainerInstance instance(ContainerInstanceArn arn) {
        return instances
                .getOrDefault(arn.clusterName(), Collections.emptySortedMap())
                .get(arn);
    }

    Collection<ContainerInstance> instances(String cluster) {
        return Collections.unmodifiableCollection(
                instances.getOrDefault(cluster, Collections.emptySortedMap()).values());
    }

    Resources remaining(ContainerInstanceArn arn) {
        Occupancy occupancy = occupancies.get(arn);
        return occupancy == null ? Resources.NONE : occupancy.remaining();
    }

    Collection<Task> tasksOn(ContainerInstanceArn arn) {
        Occupancy occupancy = occupancies.get(arn);
        return occupancy == null ? Collections.emptyList() : occupancy.tasks();
    }

    int tasksOfGroup(ContainerInstanceArn arn, String group) {
        Occupancy occupancy = occupancies.get(arn);
        return occupancy == null ? 0 : occupancy.tasksOfGroup(group);
    }
}
