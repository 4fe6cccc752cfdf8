package dev.evenkeel.core.state;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.Task;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks, all of them and by service; a change costs no more in a larger cluster. */
final class TaskTable {
    private final Map<TaskArn, Task> tasks = new LinkedHashMap<>();
    private final Map<ServiceArn, Map<TaskArn, Task>> byService = new LinkedHashMap<>();

    /** Puts a task in, and returns what it was before. */
    @Nullable
    Task put(Task task) {
        Task before = tasks.put(task.taskArn(), task);
        ServiceArn service = task.launch().serviceArn();
        if (service != null) {
            byService.computeIfAbsent(service, key -> new LinkedHashMap<>()).put(task.taskArn(), task);
        }
        return before;
    }

    /** Takes a task out, and returns what it was. */
    @Nullable
    Task remove(TaskArn arn) {
        Task task = tasks.remove(arn);
        ServiceArn service = task == null ? null : task.launch().serviceArn();
        if (service != null) {
            Map<TaskArn, Task> siblings = byService.get(service);
            if (siblings != null && siblings.remove(arn) != null && siblings.isEmpty()) {
                byService.remove(service);
            }
        }
        return task;
    }

    @Nullable
    Task task(TaskArn arn) {
        return tasks.get(arn);
    }

    Collection<Task> tasks() {
        return Collections.unmodifiableCollection(tasks.values());
    }

    Collection<Task> tasksOf(ServiceArn service) {
        return Collections.unmodifiableCollection(
                byService.getOrDefault(service, Map.of()).values());
    }
}
