package dev.evenkeel.sim;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.core.port.TaskStart;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What tasks use of their hosts.
 *
 * <p>A RUNNING task uses what its containers' scripts say, plus its share of the load on its service, plus the load it was
 * {@link #drive driven} to. A service's load is divided evenly among the tasks of the service that are RUNNING: one more
 * task means less for each. Nobody gets more than there is: a Fargate task its size, any other its host's cpu.
 */
final class LoadModel {
    /** The RUNNING tasks of a service; only those that take part of its load hear of each other. */
    private static final class ServiceLoad {
        private final Set<LoadedTask> sharing = new LinkedHashSet<>();
        private int running;

        void share(Instant now) {
            sharing.forEach(task -> task.share(running, now));
        }
    }

    private final Map<TaskArn, LoadedTask> running = new LinkedHashMap<>();
    private final Map<String, ServiceLoad> byService = new LinkedHashMap<>();

    /** A task has become RUNNING. */
    void started(SimulatedTask task, Instant now) {
        TaskStart start = task.start();
        if (running.containsKey(start.taskArn())) {
            return;
        }
        LoadedTask loaded = new LoadedTask(task, now);
        running.put(start.taskArn(), loaded);
        if (start.serviceArn() != null) {
            ServiceLoad service = byService.computeIfAbsent(start.serviceArn(), name -> new ServiceLoad());
            service.running++;
            if (loaded.takesServiceLoad()) {
                service.sharing.add(loaded);
            }
            service.share(now);
        }
    }

    /** A task is RUNNING no more. */
    void stopped(SimulatedTask task, Instant now) {
        TaskStart start = task.start();
        LoadedTask loaded = running.remove(start.taskArn());
        ServiceLoad service = start.serviceArn() == null ? null : byService.get(start.serviceArn());
        if (loaded == null || service == null) {
            return;
        }
        service.running--;
        service.sharing.remove(loaded);
        service.share(now);
        if (service.running == 0) {
            byService.remove(start.serviceArn());
        }
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
}
