package dev.evenkeel.core.fleet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the tasks of one group are: on which instances how many, and how many for each value of an attribute. */
final class GroupTasks {
    private final int capacity;
    /** At index i the instances that have more than i tasks of the group. */
    private final List<InstanceSet> having = new ArrayList<>();

    private final Map<String, SortedMap<String, Integer>> tallies = new LinkedHashMap<>();

    GroupTasks(int capacity) {
        this.capacity = capacity;
    }

    /** The number on an instance has changed by one or more. */
    void change(int slot, int before, int after, AttributeValues values) {
        for (int i = before; i < after; i++) {
            if (i == having.size()) {
                having.add(new InstanceSet(capacity));
            }
            having.get(i).add(slot);
        }
        for (int i = after; i < before; i++) {
            having.get(i).remove(slot);
        }
        while (!having.isEmpty() && having.get(having.size() - 1).isEmpty()) {
            having.remove(having.size() - 1);
        }
        tallies.forEach((attribute, tally) -> tally.merge(values.of(attribute, slot), after - before, Integer::sum));
    }

    boolean isEmpty() {
        return having.isEmpty();
    }

    int count(int slot) {
        int count = 0;
        while (count < having.size() && having.get(count).contains(slot)) {
            count++;
        }
        return count;
    }

    /** The instances that have more than so many tasks of the group. */
    InstanceSet havingMoreThan(int count) {
        return count < having.size() ? having.get(count) : new InstanceSet(capacity);
    }

    /** Keeps of a set, which is not empty, the instances with the fewest tasks of the group. */
    void keepFewest(InstanceSet set) {
        for (InstanceSet more : having) {
            if (!set.isWithin(more)) {
                set.drop(more);
                return;
            }
        }
    }

    /** Keeps of a set, which is not empty, the instances with the most tasks of the group. */
    void keepMost(InstanceSet set) {
        for (InstanceSet more : having) {
            if (!set.intersects(more)) {
                return;
            }
            set.keep(more);
        }
    }

    /** How many tasks each value of an attribute has; values without any may be missing. */
    SortedMap<String, Integer> tally(String attribute, AttributeValues values) {
        return tallies.computeIfAbsent(attribute, name -> {
            SortedMap<String, Integer> tally = new TreeMap<>();
            for (InstanceSet more : having) {
                more.forEach(slot -> tally.merge(values.of(name, slot), 1, Integer::sum));
            }
            return tally;
        });
    }

    /** Attributes of an instance have changed: what was counted by them is counted anew when next asked. */
    void forgetTallies() {
        tallies.clear();
    }
}
