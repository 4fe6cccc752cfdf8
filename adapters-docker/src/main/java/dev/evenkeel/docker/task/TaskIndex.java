package dev.evenkeel.docker.task;

import dev.evenkeel.core.id.TaskArn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The task runs by ARN and by the ids of their containers. */
final class TaskIndex {

    private final SortedMap<TaskArn, TaskRun> byArn = new TreeMap<>();
    private final Map<String, TaskRun> byContainer = new HashMap<>();

    void put(TaskRun run) {
        byArn.put(run.taskArn(), run);
    }

    void put(String containerId, TaskRun run) {
        if (byArn.get(run.taskArn()) == run) {
            byContainer.put(containerId, run);
        }
    }

    Optional<TaskRun> find(TaskArn task) {
        return Optional.ofNullable(byArn.get(task));
    }

    Optional<TaskRun> findByContainer(String containerId) {
        return Optional.ofNullable(byContainer.get(containerId));
    }

    List<TaskRun> all() {
        return List.copyOf(byArn.values());
    }

    void remove(TaskRun run) {
        byArn.remove(run.taskArn());
        byContainer.values().removeIf(each -> each == run);
    }
}
