package dev.evenkeel.core.state;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The targets of each task, and how each service's requests are divided. A task without targets costs nothing here. */
final class TargetTable {
    private final Map<TaskArn, List<Target>> byTask = new LinkedHashMap<>();
    private final Set<TaskArn> draining = new LinkedHashSet<>();
    private final Map<ServiceArn, List<TrafficSplit>> splits = new LinkedHashMap<>();

    /** In the order in which they were registered. */
    List<Target> of(TaskArn task) {
        return byTask.getOrDefault(task, List.of());
    }

    /** Adds a target, or replaces the one of the same id. */
    void put(Target target) {
        List<Target> changed = new ArrayList<>(of(target.id().taskArn()));
        boolean isNew = true;
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).id().equals(target.id())) {
                changed.set(i, target);
                isNew = false;
            }
        }
        if (isNew) {
            changed.add(target);
        }
        byTask.put(target.id().taskArn(), List.copyOf(changed));
    }

    /** The task is to go: so are its targets. */
    void deregister(TaskArn task, Instant at) {
        byTask.computeIfPresent(
                task,
                (arn, targets) ->
                        targets.stream().map(target -> target.unwanted(at)).toList());
    }

    /** The task's stop signal is to wait for its targets; false when it has none to wait for. */
    boolean drain(TaskArn task) {
        return of(task).stream().anyMatch(target -> !target.isGone()) && draining.add(task);
    }

    boolean isDraining(TaskArn task) {
        return draining.contains(task);
    }

    /** Nothing waits for the targets of a task any more. */
    void drained(TaskArn task) {
        draining.remove(task);
    }

    void remove(TaskArn task) {
        byTask.remove(task);
        draining.remove(task);
    }

    List<TrafficSplit> splits(ServiceArn service) {
        return splits.getOrDefault(service, List.of());
    }

    void put(TrafficSplit split) {
        List<TrafficSplit> changed = new ArrayList<>(splits(split.serviceArn()));
        changed.removeIf(split::replaces);
        if (!split.shares().isEmpty()) {
            changed.add(split);
        }
        splits.put(split.serviceArn(), List.copyOf(changed));
    }

    void remove(ServiceArn service) {
        splits.remove(service);
    }
}
