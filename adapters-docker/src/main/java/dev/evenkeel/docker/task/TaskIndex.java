package dev.evenkeel.docker.task;

import dev.evenkeel.core.id.TaskArn;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The task runs by ARN and by the ids of their containers.
 *
 * <p>A task that has stopped is kept with its containers, so that their logs can be read, until it is forgotten; but of those
 * only the last 100. A service that fails all night would fill the disk otherwise.
 */
final class TaskIndex {

    static final int MOST_STOPPED = 100;

    private final SortedMap<TaskArn, TaskRun> byArn = new TreeMap<>();
    private final Map<String, TaskRun> byContainer = new HashMap<>();
    /** In the order in which they stopped. */
    private final Set<TaskRun> stopped = new LinkedHashSet<>();

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

    /** Notes that a task has stopped, and removes the containers of the one that stopped first if there are too many. */
    void stopped(TaskRun run) {
        if (byArn.get(run.taskArn()) == run && stopped.add(run) && stopped.size() > MOST_STOPPED) {
            TaskRun first = stopped.iterator().next();
            remove(first);
            first.forget();
        }
    }

    void remove(TaskRun run) {
        stopped.remove(run);
        byArn.remove(run.taskArn());
        byContainer.values().removeIf(each -> each == run);
    }
}
