package dev.evenkeel.core.fleet;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The container instances of one cluster with the tasks on them. The state alone changes it. The index is made when it is
 * first asked for and again after an instance has come or gone, since that moves the slots; tasks only change it.
 */
public final class Fleet {
    private final SortedMap<ContainerInstanceArn, ContainerInstance> instances = new TreeMap<>();
    private final Map<ContainerInstanceArn, Occupancy> occupancies = new LinkedHashMap<>();
    private @Nullable InstanceIndex index;

    public void put(ContainerInstance instance) {
        ContainerInstanceArn arn = instance.containerInstanceArn();
        boolean known = instances.put(arn, instance) != null;
        Occupancy occupancy = occupancy(arn);
        Resources before = occupancy.remaining();
        occupancy.register(instance.registered());
        if (!known) {
            index = null;
        } else if (index != null) {
            index.instanceChanged(occupancy.slot(), instance, before);
        }
    }

    public void remove(ContainerInstanceArn arn) {
        instances.remove(arn);
        occupancies.remove(arn);
        index = null;
    }

    /** What became of a task on an instance: {@code before} is null for a new one, {@code after} for a forgotten one. */
    public void change(ContainerInstanceArn arn, @Nullable Task before, @Nullable Task after) {
        Task either = after == null ? before : after;
        if (either == null) {
            return;
        }
        Occupancy occupancy = occupancy(arn);
        if (before != null && after != null && occupancy.replace(before, after)) {
            return;
        }
        String group = either.launch().group();
        int ofGroup = occupancy.tasksOfGroup(group);
        int held = occupancy.tasks().size();
        occupancy.change(before, after);
        int holds = occupancy.tasks().size();
        if (!occupancy.isRegistered() && holds == 0) {
            occupancies.remove(arn); // the last task of an instance that was lost
        } else if (occupancy.isRegistered() && index != null) {
            Resources ports = held == holds ? Resources.NONE : either.launch().reserved();
            index.tasksChanged(occupancy.slot(), group, ofGroup, ports, holds > held);
        }
    }

    private Occupancy occupancy(ContainerInstanceArn arn) {
        return occupancies.computeIfAbsent(arn, key -> new Occupancy());
    }

    /** What placement asks. */
    public InstanceIndex index() {
        if (index == null) {
            List<Occupancy> all = new ArrayList<>(instances.size());
            instances.keySet().forEach(arn -> all.add(occupancy(arn)));
            index = new InstanceIndex(List.copyOf(instances.values()), all);
        }
        return index;
    }

    public @Nullable ContainerInstance instance(ContainerInstanceArn arn) {
        return instances.get(arn);
    }

    /** Sorted by id. */
    public Collection<ContainerInstance> instances() {
        return Collections.unmodifiableCollection(instances.values());
    }

    public Resources remaining(ContainerInstanceArn arn) {
        Occupancy occupancy = occupancies.get(arn);
        return occupancy == null ? Resources.NONE : occupancy.remaining();
    }

    /** The tasks on an instance that have not stopped, in the order in which they came. */
    public Collection<Task> tasksOn(ContainerInstanceArn arn) {
        Occupancy occupancy = occupancies.get(arn);
        return occupancy == null ? Collections.emptyList() : occupancy.tasks();
    }

    /** How many of the tasks on an instance are of a group and wanted. */
    public int tasksOfGroup(ContainerInstanceArn arn, String group) {
        Occupancy occupancy = occupancies.get(arn);
        return occupancy == null ? 0 : occupancy.tasksOfGroup(group);
    }
}
