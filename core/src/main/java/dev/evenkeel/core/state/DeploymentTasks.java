package dev.evenkeel.core.state;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The tasks of one deployment by their {@link TaskCondition}, kept up with each change, so that nobody has to count. Within
 * a condition they are in the order in which they came to it.
 */
public final class DeploymentTasks {
    /** The tasks of a deployment that has none. */
    static final DeploymentTasks NONE = new DeploymentTasks();

    private final Map<TaskCondition, Map<TaskArn, Task>> byCondition = new EnumMap<>(TaskCondition.class);
    private int live;

    /** The tasks in a condition, live. */
    public Collection<Task> of(TaskCondition condition) {
        return Collections.unmodifiableCollection(
                byCondition.getOrDefault(condition, Map.of()).values());
    }

    /** How many tasks are in a condition. */
    public int count(TaskCondition condition) {
        return byCondition.getOrDefault(condition, Map.of()).size();
    }

    /** How many tasks are wanted: all but those STOPPING and STOPPED. */
    public int wanted() {
        return live() - count(TaskCondition.STOPPING);
    }

    /** How many tasks are wanted and not known to be ill. */
    public int hopeful() {
        return wanted() - count(TaskCondition.UNHEALTHY);
    }

    /** How many tasks are not STOPPED. */
    public int live() {
        return live;
    }

    /** How many tasks are RUNNING and wanted, well or not. */
    public int running() {
        return count(TaskCondition.RUNNING) + count(TaskCondition.HEALTHY) + count(TaskCondition.UNHEALTHY);
    }

    Stream<Task> stream() {
        return byCondition.values().stream().flatMap(alike -> alike.values().stream());
    }

    void put(Task task) {
        Task before = byCondition
                .computeIfAbsent(task.condition(), key -> new LinkedHashMap<>())
                .put(task.taskArn(), task);
        if (before == null && !task.isStopped()) {
            live++;
        }
    }

    void remove(Task task) {
        Map<TaskArn, Task> alike = byCondition.get(task.condition());
        if (alike == null || alike.remove(task.taskArn()) == null) {
            return;
        }
        if (!task.isStopped()) {
            live--;
        }
        if (alike.isEmpty()) {
            byCondition.remove(task.condition());
        }
    }

    boolean isEmpty() {
        return byCondition.isEmpty();
    }
}
