package dev.evenkeel.core.state;

import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The targets of each task, and how each service's requests are divided. A task without targets costs nothing here. */
final class TargetTable {
    private final Map<TaskArn, List<Target>> byTask = new LinkedHashMap<>();
    /** The tasks that have a target in a target group. */
    private final Map<String, Set<TaskArn>> byGroup = new LinkedHashMap<>();

    private final Set<TaskArn> draining = new LinkedHashSet<>();
    /** The draining tasks that a user has stopped, by service; there are few at any time. */
    private final Map<ServiceArn, Set<TaskArn>> leaving = new LinkedHashMap<>();

    private final Map<ServiceArn, List<TrafficSplit>> splits = new LinkedHashMap<>();

    /** In the order in which they were registered. */
    List<Target> of(TaskArn task) {
        return byTask.getOrDefault(task, List.of());
    }

    /** Those of one target group. */
    List<Target> in(String targetGroupArn) {
        return byGroup.getOrDefault(targetGroupArn, Set.of()).stream()
                .flatMap(task -> of(task).stream())
                .filter(target -> target.id().targetGroupArn().equals(targetGroupArn))
                .toList();
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
            byGroup.computeIfAbsent(target.id().targetGroupArn(), key -> new LinkedHashSet<>())
                    .add(target.id().taskArn());
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

    /**
     * The task's stop signal is to wait for its targets.
     *
     * @param byUser whether a user has stopped it
     * @return false when it has no target to wait for
     */
    boolean drain(TaskArn task, boolean byUser) {
        List<Target> left = of(task).stream().filter(target -> !target.isGone()).toList();
        if (left.isEmpty()) {
            return false;
        }
        draining.add(task);
        if (byUser) {
            ServiceArn service = left.get(0).registration().serviceArn();
            leaving.computeIfAbsent(service, key -> new LinkedHashSet<>()).add(task);
        }
        return true;
    }

    boolean isDraining(TaskArn task) {
        return draining.contains(task);
    }

    Set<TaskArn> leaving(ServiceArn service) {
        return Collections.unmodifiableSet(leaving.getOrDefault(service, Set.of()));
    }

    /** Nothing waits for the targets of a task any more. */
    void drained(TaskArn task) {
        if (draining.remove(task)) {
            for (Target target : of(task)) {
                ServiceArn service = target.registration().serviceArn();
                leaving.computeIfPresent(service, (arn, tasks) -> tasks.remove(task) && tasks.isEmpty() ? null : tasks);
            }
        }
    }

    void remove(TaskArn task) {
        drained(task);
        for (Target target : of(task)) {
            byGroup.computeIfPresent(
                    target.id().targetGroupArn(), (arn, tasks) -> tasks.remove(task) && tasks.isEmpty() ? null : tasks);
        }
        byTask.remove(task);
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
