package dev.evenkeel.core.fleet;

import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.Task;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tasks on one container instance that have not stopped, and what they leave free. */
final class Occupancy {
    private final Map<TaskArn, Task> tasks = new LinkedHashMap<>();
    private final Map<String, Integer> groups = new TreeMap<>();
    private Resources remaining = Resources.NONE;
    private int running;
    private int slot = -1;
    private boolean isRegistered;

    /** Where the index has its instance; -1 before it has. */
    int slot() {
        return slot;
    }

    void moveTo(int number) {
        slot = number;
    }

    /** Whether the instance is known: one that was lost may have tasks still. */
    boolean isRegistered() {
        return isRegistered;
    }

    /** The instance is known, or has changed: its tasks take of what it has now. */
    void register(Resources registered) {
        isRegistered = true;
        remaining = registered;
        for (Task task : tasks.values()) {
            remaining = remaining.minus(task.launch().reserved());
        }
    }

    /** The task is another than before, but takes and counts the same; false when that is not so, or it is not here. */
    boolean replace(Task before, Task after) {
        return before.isWanted() == after.isWanted()
                && before.isRunning() == after.isRunning()
                && !before.isStopped()
                && !after.isStopped()
                && tasks.replace(after.taskArn(), after) != null;
    }

    /** What became of a task: {@code before} is null for a new one, {@code after} for one that is forgotten. */
    void change(@Nullable Task before, @Nullable Task after) {
        Task held = before == null || !tasks.containsKey(before.taskArn()) ? null : before;
        Task holds = after == null || after.isStopped() ? null : after;
        if (held != null) {
            count(held, -1);
        }
        if (holds != null) {
            count(holds, 1);
            tasks.put(holds.taskArn(), holds);
        } else if (held != null) {
            tasks.remove(held.taskArn());
        }
        if (held != null && holds == null) {
            remaining = remaining.plus(held.launch().reserved());
        } else if (held == null && holds != null) {
            remaining = remaining.minus(holds.launch().reserved());
        }
    }

    private void count(Task task, int change) {
        running += task.isRunning() ? change : 0;
        if (task.isWanted() && groups.merge(task.launch().group(), change, Integer::sum) == 0) {
            groups.remove(task.launch().group());
        }
    }

    Resources remaining() {
        return remaining;
    }

    Collection<Task> tasks() {
        return Collections.unmodifiableCollection(tasks.values());
    }

    /** The groups of the tasks that are wanted, sorted, with the number of them. */
    Map<String, Integer> groups() {
        return groups;
    }

    int tasksOfGroup(String group) {
        return groups.getOrDefault(group, 0);
    }

    /** How many tasks are RUNNING. */
    int running() {
        return running;
    }
}
