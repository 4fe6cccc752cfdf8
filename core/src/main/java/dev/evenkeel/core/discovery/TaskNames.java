package dev.evenkeel.core.discovery;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names of one task among the tasks of its cluster.
 *
 * @param wanted whether discovery was asked for: by the task's service; for a stand-alone task by any service of its cluster
 * @param byContainer the names that lead to each container, by its name; containers without any are left out
 */
public record TaskNames(boolean wanted, SortedMap<String, List<String>> byContainer) {

    /** Those of a task that nobody looks for. */
    public static final TaskNames NONE = new TaskNames(false, Collections.emptySortedMap());

    public TaskNames {
        byContainer = Collections.unmodifiableSortedMap(new TreeMap<>(byContainer));
    }

    /** Those of one container. */
    public List<String> of(String container) {
        return byContainer.getOrDefault(container, List.of());
    }

    /** Those of all containers, for a task whose containers share one address. */
    public SortedSet<String> all() {
        SortedSet<String> all = new TreeSet<>();
        byContainer.values().forEach(names -> all.addAll(names));
        return Collections.unmodifiableSortedSet(all);
    }
}
