package dev.evenkeel.core.fleet;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.query.InstanceFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What placement asks of the instances of a cluster, as sets of slots. Sets that are handed out are the caller's own; they
 * are of one instant and go out of date with the next change.
 */
public final class InstanceIndex {
    /** How many ports of an instance may be reserved at a time, the host's own among them (an ECS quota). */
    public static final int PORTS_MAX = 100;

    private final ContainerInstance[] instances;
    private final Occupancy[] occupancies;
    private final InstanceSet open;
    private final Levels cpu;
    private final Levels memory;
    private final Levels gpu;
    private final Levels ports;
    private final TakenPorts takenPorts;
    private final AttributeValues values;
    private final Memberships memberships;
    private final Map<String, GroupTasks> groups = new LinkedHashMap<>();

    /** Over all instances of a cluster, in the order of their ids. */
    InstanceIndex(List<ContainerInstance> instances, List<Occupancy> occupancies) {
        int capacity = instances.size();
        this.instances = instances.toArray(ContainerInstance[]::new);
        this.occupancies = occupancies.toArray(Occupancy[]::new);
        open = new InstanceSet(capacity);
        cpu = new Levels(capacity);
        memory = new Levels(capacity);
        gpu = new Levels(capacity);
        ports = new Levels(capacity);
        takenPorts = new TakenPorts(capacity);
        values = new AttributeValues(this.instances);
        memberships = new Memberships(capacity, this::facts);
        for (int slot = 0; slot < capacity; slot++) {
            this.occupancies[slot].moveTo(slot);
            Resources remaining = this.occupancies[slot].remaining();
            cpu.add(slot, remaining.cpu());
            memory.add(slot, remaining.memory());
            gpu.add(slot, remaining.gpu());
            ports.add(slot, PORTS_MAX - remaining.portCount());
            takenPorts.set(slot, remaining, true);
            open.set(slot, this.instances[slot].takesTasks());
            int here = slot;
            this.occupancies[slot]
                    .groups()
                    .forEach((group, count) -> groupTasks(group).change(here, 0, count, values));
        }
    }

    private InstanceFacts facts(int slot) {
        return new InstanceFacts(instances[slot], occupancies[slot].groups().keySet(), occupancies[slot].running());
    }

    private GroupTasks groupTasks(String group) {
        return groups.computeIfAbsent(group, key -> new GroupTasks(instances.length));
    }

    /** An instance has another status, connection, attributes or resources than it had. */
    void instanceChanged(int slot, ContainerInstance changed, Resources before) {
        boolean sameAttributes = instances[slot].hasAttributesOf(changed);
        instances[slot] = changed;
        open.set(slot, changed.takesTasks());
        takenPorts.set(slot, before, false);
        takenPorts.set(slot, occupancies[slot].remaining(), true);
        resourcesChanged(slot);
        memberships.instanceChanged(slot);
        if (!sameAttributes) {
            values.forget();
            groups.values().forEach(GroupTasks::forgetTallies);
        }
    }

    /** A task came, went or changed. {@code ports} are those it took or gave back. */
    void tasksChanged(int slot, String group, int before, Resources ports, boolean taken) {
        int after = occupancies[slot].tasksOfGroup(group);
        if (after != before) {
            GroupTasks tasks = groupTasks(group);
            tasks.change(slot, before, after, values);
            if (tasks.isEmpty()) {
                groups.remove(group);
            }
        }
        takenPorts.set(slot, ports, taken);
        resourcesChanged(slot);
        memberships.tasksChanged(slot);
    }

    private void resourcesChanged(int slot) {
        Resources remaining = occupancies[slot].remaining();
        cpu.set(slot, remaining.cpu());
        memory.set(slot, remaining.memory());
        gpu.set(slot, remaining.gpu());
        ports.set(slot, PORTS_MAX - remaining.portCount());
    }

    public ContainerInstance instance(int slot) {
        return instances[slot];
    }

    public Resources remaining(int slot) {
        return occupancies[slot].remaining();
    }

    public int tasksOfGroup(int slot, String group) {
        return occupancies[slot].tasksOfGroup(group);
    }

    /** The instances that take tasks and have all the resources that a task needs. */
    public InstanceSet fitting(Resources needed) {
        InstanceSet set = open.copy();
        if (needed.cpu() > 0) {
            cpu.keepAtLeast(set, needed.cpu());
        }
        if (needed.memory() > 0) {
            memory.keepAtLeast(set, needed.memory());
        }
        if (needed.gpu() > 0) {
            gpu.keepAtLeast(set, needed.gpu());
        }
        if (needed.portCount() > 0) {
            ports.keepAtLeast(set, needed.portCount());
            takenPorts.dropTaken(set, needed);
        }
        return set;
    }

    /** Keeps the instances that an expression describes. */
    public void keepMatching(InstanceSet set, String expression) {
        set.keep(memberships.of(expression));
    }

    /** Drops the instances that have a wanted task of a group. */
    public void dropHaving(InstanceSet set, String group) {
        GroupTasks tasks = groups.get(group);
        if (tasks != null) {
            set.drop(tasks.havingMoreThan(0));
        }
    }

    /** Keeps the instances with least cpu free. */
    public void keepLeastCpu(InstanceSet set) {
        cpu.keepLeast(set);
    }

    /** Keeps the instances with least memory free. */
    public void keepLeastMemory(InstanceSet set) {
        memory.keepLeast(set);
    }

    /** Keeps the instances with the fewest wanted tasks of a group. */
    public void keepFewest(InstanceSet set, String group) {
        GroupTasks tasks = groups.get(group);
        if (tasks != null) {
            tasks.keepFewest(set);
        }
    }

    /** Keeps the instances whose value of an attribute has the fewest wanted tasks of a group over the whole cluster. */
    public void keepFewest(InstanceSet set, String group, String attribute) {
        GroupTasks tasks = groups.get(group);
        if (tasks == null) {
            return;
        }
        SortedMap<String, Integer> tally = tasks.tally(attribute, values);
        SortedMap<Integer, List<InstanceSet>> byCount = new TreeMap<>();
        values.of(attribute)
                .forEach((value, members) -> byCount.computeIfAbsent(
                                tally.getOrDefault(value, 0), count -> new ArrayList<>())
                        .add(members));
        for (List<InstanceSet> equals : byCount.values()) {
            if (equals.size() == 1 && set.intersects(equals.get(0))) {
                set.keep(equals.get(0));
                return;
            }
            if (equals.stream().anyMatch(set::intersects)) {
                InstanceSet members = new InstanceSet(instances.length);
                equals.forEach(members::addAll);
                set.keep(members);
                return;
            }
        }
    }

    /** The values of an attribute that instances which take tasks have, sorted. */
    public List<String> openValues(String attribute) {
        return values.of(attribute).entrySet().stream()
                .filter(value -> !value.getKey().isEmpty() && value.getValue().intersects(open))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The same among the instances that have one of some values of another attribute. */
    public List<String> openValues(String attribute, String other, List<String> among) {
        InstanceSet members = new InstanceSet(instances.length);
        for (String value : among) {
            InstanceSet having = values.of(other).get(value);
            if (having != null) {
                members.addAll(having);
            }
        }
        members.keep(open);
        return values.of(attribute).entrySet().stream()
                .filter(value -> !value.getKey().isEmpty() && value.getValue().intersects(members))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How many wanted tasks of a group each value of an attribute has over the whole cluster, sorted by value. */
    public SortedMap<String, Integer> tally(String group, String attribute) {
        GroupTasks tasks = groups.get(group);
        return tasks == null ? new TreeMap<>() : new TreeMap<>(tasks.tally(attribute, values));
    }
}
