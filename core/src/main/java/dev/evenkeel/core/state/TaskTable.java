package dev.evenkeel.core.state;

import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.Task;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tasks, all of them and by service; a change costs no more in a larger cluster. */
final class TaskTable {
    private final Map<TaskArn, Task> tasks = new LinkedHashMap<>();
    private final Map<ServiceArn, ServiceTasks> byService = new LinkedHashMap<>();
    /** The instances that are DRAINING. */
    private final Set<ContainerInstanceArn> draining = new LinkedHashSet<>();

    private int unsettled;

    /** Puts a task in, and returns what it was before. */
    @Nullable
    Task put(Task task) {
        Task before = tasks.put(task.taskArn(), task);
        unsettled += (task.isSettled() ? 0 : 1) - (before == null || before.isSettled() ? 0 : 1);
        ServiceArn service = task.launch().serviceArn();
        if (service != null) {
            byService.computeIfAbsent(service, key -> new ServiceTasks()).put(before, task, leaves(task));
        }
        return before;
    }

    private boolean leaves(Task task) {
        return !draining.isEmpty() && draining.contains(task.launch().containerInstanceArn());
    }

    /** An instance is DRAINING from now on, or no longer; {@code tasksThere} are the tasks on it. */
    void drain(ContainerInstanceArn instance, boolean drains, Collection<Task> tasksThere) {
        boolean changed = drains ? draining.add(instance) : draining.remove(instance);
        for (Task task : changed ? List.copyOf(tasksThere) : List.<Task>of()) {
            put(task);
        }
    }

    /** Takes a task out, and returns what it was. */
    @Nullable
    Task remove(TaskArn arn) {
        Task task = tasks.remove(arn);
        if (task == null) {
            return null;
        }
        unsettled -= task.isSettled() ? 0 : 1;
        ServiceArn service = task.launch().serviceArn();
        if (service != null) {
            ServiceTasks siblings = byService.getOrDefault(service, ServiceTasks.NONE);
            siblings.remove(task);
            if (siblings.isEmpty()) {
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

    ServiceTasks tasksOf(ServiceArn service) {
        return byService.getOrDefault(service, ServiceTasks.NONE);
    }

    int unsettled() {
        return unsettled;
    }
}
