package dev.evenkeel.core.state;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.fleet.Fleet;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.task.Task;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Container instances and the tasks on them, by cluster. */
final class InstanceTable {
    private final SortedMap<String, Fleet> fleets = new TreeMap<>();

    void put(ContainerInstance instance) {
        fleet(instance.clusterName()).put(instance);
    }

    void remove(ContainerInstanceArn arn) {
        fleet(arn.clusterName()).remove(arn);
    }

    /** What became of a task: {@code before} is null for a new one, {@code after} for one that is forgotten. */
    void change(@Nullable Task before, @Nullable Task after) {
        Task either = after == null ? before : after;
        ContainerInstanceArn instance = either == null ? null : either.launch().containerInstanceArn();
        if (instance != null) {
            fleet(instance.clusterName()).change(instance, before, after);
        }
    }

    Fleet fleet(String clusterName) {
        return fleets.computeIfAbsent(clusterName, name -> new Fleet());
    }

    @Nullable
    ContainerInstance instance(ContainerInstanceArn arn) {
        return fleet(arn.clusterName()).instance(arn);
    }
}
