package dev.evenkeel.sim;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.core.port.TaskStart;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What tasks use of their hosts.
 *
 * <p>A RUNNING task uses what its containers' scripts say, plus its share of the load on its service, plus the load it was
 * {@link #drive driven} to. A service's load is divided evenly among the tasks of the service that are RUNNING: one more
 * task means less for each. Nobody gets more than there is: a Fargate task its size, any other its host's cpu.
 */
final class LoadModel {
    private final SortedMap<TaskArn, LoadedTask> running = new TreeMap<>();
    private final SortedMap<String, SortedSet<TaskArn>> byService = new TreeMap<>();

    /** A task has become RUNNING. */
    void started(SimulatedTask task, Instant now) {
        TaskStart start = task.start();
        if (running.containsKey(start.taskArn())) {
            return;
        }
        running.put(start.taskArn(), new LoadedTask(task, now));
        if (start.serviceArn() != null) {
            byService
                    .computeIfAbsent(start.serviceArn(), name -> new TreeSet<>())
                    .add(start.taskArn());
        }
        share(start.serviceArn(), now);
    }

    /** A task is RUNNING no more. */
    void stopped(SimulatedTask task, Instant now) {
        TaskStart start = task.start();
        if (running.remove(start.taskArn()) == null) {
            return;
        }
        if (start.serviceArn() != null) {
            byService.getOrDefault(start.serviceArn(), new TreeSet<>()).remove(start.taskArn());
        }
        share(start.serviceArn(), now);
    }

    /** Makes tasks use a share of what they reserved, until it is called again for them or they stop. */
    void drive(Collection<TaskArn> tasks, double cpuPercent, Instant now) {
        for (TaskArn task : tasks) {
            Optional.ofNullable(running.get(task)).ifPresent(loaded -> loaded.drive(cpuPercent, now));
        }
    }

    /** The mean use of each task since the last call that named it; tasks that are not RUNNING are absent. */
    SortedMap<TaskArn, ResourceUse> use(Collection<TaskArn> tasks, Instant now) {
        SortedMap<TaskArn, ResourceUse> use = new TreeMap<>();
        for (TaskArn task : tasks) {
            Optional.ofNullable(running.get(task)).ifPresent(loaded -> use.put(task, loaded.takeMean(now)));
        }
        return Collections.unmodifiableSortedMap(use);
    }

    private void share(@Nullable String serviceArn, Instant now) {
        if (serviceArn == null) {
            return;
        }
        SortedSet<TaskArn> members = Objects.requireNonNullElse(byService.get(serviceArn), new TreeSet<>());
        for (TaskArn member : List.copyOf(members)) {
            Optional.ofNullable(running.get(member)).ifPresent(loaded -> loaded.share(members.size(), now));
        }
        if (members.isEmpty()) {
            byService.remove(serviceArn);
        }
    }
}
