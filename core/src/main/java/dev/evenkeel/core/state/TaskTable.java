package dev.evenkeel.core.state;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.Task;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tasks and container instances, with the indexes that tie them together; a change costs no more in a larger cluster. */
final class TaskTable {
    private final Map<TaskArn, Task> tasks = new LinkedHashMap<>();
    private final Map<ServiceArn, Map<TaskArn, Task>> byService = new LinkedHashMap<>();
    private final Map<ContainerInstanceArn, Map<TaskArn, Task>> byInstance = new LinkedHashMap<>();
    private final SortedMap<String, SortedMap<ContainerInstanceArn, ContainerInstance>> instances = new TreeMap<>();
    private final Map<ContainerInstanceArn, Resources> remaining = new LinkedHashMap<>();

    void put(Task task) {
        Task before = tasks.put(task.taskArn(), task);
        ServiceArn service = task.launch().serviceArn();
        if (service != null) {
            byService.computeIfAbsent(service, key -> new LinkedHashMap<>()).put(task.taskArn(), task);
        }
        ContainerInstanceArn instance = task.launch().containerInstanceArn();
        if (instance != null) {
            putOnInstance(instance, before, task);
        }
    }

    private void putOnInstance(ContainerInstanceArn instance, @Nullable Task before, Task task) {
        Map<TaskArn, Task> there = byInstance.computeIfAbsent(instance, key -> new LinkedHashMap<>());
        boolean held = before != null && !before.isStopped();
        if (!held && !task.isStopped()) {
            remaining.computeIfPresent(
                    instance, (key, free) -> free.minus(task.launch().reserved()));
        } else if (held && task.isStopped()) {
            remaining.computeIfPresent(
                    instance, (key, free) -> free.plus(task.launch().reserved()));
        }
        if (task.isStopped()) {
            there.remove(task.taskArn());
        } else {
            there.put(task.taskArn(), task);
        }
    }

    void remove(TaskArn arn) {
        Task task = tasks.remove(arn);
        if (task == null) {
            return;
        }
        ServiceArn service = task.launch().serviceArn();
        if (service != null) {
            Map<TaskArn, Task> siblings = byService.get(service);
            if (siblings != null && siblings.remove(arn) != null && siblings.isEmpty()) {
                byService.remove(service);
            }
        }
    }

    void put(ContainerInstance instance) {
        ContainerInstanceArn arn = instance.containerInstanceArn();
        instances
                .computeIfAbsent(instance.clusterName(), key -> new TreeMap<>())
                .put(arn, instance);
        Resources free = instance.registered();
        for (Task task : tasksOn(arn)) {
            free = free.minus(task.launch().reserved());
        }
        remaining.put(arn, free);
    }

    void remove(ContainerInstanceArn arn) {
        SortedMap<ContainerInstanceArn, ContainerInstance> cluster = instances.get(arn.clusterName());
        if (cluster != null) {
            cluster.remove(arn);
        }
        remaining.remove(arn);
        byInstance.remove(arn);
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

    Collection<Task> tasksOn(ContainerInstanceArn instance) {
        return Collections.unmodifiableCollection(
                byInstance.getOrDefault(instance, Map.of()).values());
    }

    @Nullable
    ContainerInstance instance(ContainerInstanceArn arn) {
        return instances
                .getOrDefault(arn.clusterName(), Collections.emptySortedMap())
                .get(arn);
    }

    Collection<ContainerInstance> instances(String cluster) {
        return Collections.unmodifiableCollection(
                instances.getOrDefault(cluster, Collections.emptySortedMap()).values());
    }

    Resources remaining(ContainerInstanceArn arn) {
        return remaining.getOrDefault(arn, Resources.NONE);
    }
}
