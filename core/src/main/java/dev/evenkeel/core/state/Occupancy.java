package dev.evenkeel.core.state;

import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.Task;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tasks on one container instance that have not stopped, and what they leave free. */
final class Occupancy {
    private final Map<TaskArn, Task> tasks = new LinkedHashMap<>();
    private final Map<String, Integer> groups = new LinkedHashMap<>();
    private Resources remaining = Resources.NONE;

    /** The instance is known, or has changed: its tasks take of what it has now. */
    void register(Resources registered) {
        remaining = registered;
        for (Task task : tasks.values()) {
            remaining = remaining.minus(task.launch().reserved());
        }
    }

    void change(@Nullable Task before, @Nullable Task after) {
        boolean held = before != null && tasks.containsKey(before.taskArn());
        boolean holds = after != null && !after.isStopped();
        if (held && before != null && before.isWanted()) {
            count(before.launch().group(), -1);
        }
        if (holds && after != null && after.isWanted()) {
            count(after.launch().group(), 1);
        }
        if (held && !holds && before != null) {
            tasks.remove(before.taskArn());
            remaining = remaining.plus(before.launch().reserved());
        } else if (holds && after != null) {
            tasks.put(after.taskArn(), after);
            remaining = held ? remaining : remaining.minus(after.launch().reserved());
        }
    }

    private void count(String group, int change) {
        if (groups.merge(group, change, Integer::sum) == 0) {
            groups.remove(group);
        }
    }

    Resources remaining() {
        return remaining;
    }

    Collection<Task> tasks() {
        return Collections.unmodifiableCollection(tasks.values());
    }

    int tasksOfGroup(String group) {
        return groups.getOrDefault(group, 0);
    }
}
