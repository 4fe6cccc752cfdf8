package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.spi.Candidate;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which tasks of a service go first when it shrinks.
 *
 * <ol>
 *   <li>Never a protected task; it counts among the tasks of its instance, and on Fargate of its zone.
 *   <li>Tasks that are not RUNNING yet: nobody relies on them.
 *   <li>Then the task whose going the placement strategies like best: by default one in the zone with the most tasks, and
 *       there one on the instance with the most.
 *   <li>Among equals the youngest, and then the highest id (ECS does not say).
 * </ol>
 */
public final class ScaleInOrder {
    private static final Comparator<Task> YOUNGEST_FIRST = Comparator.comparing(
                    (Task task) -> task.launch().createdAt())
            .thenComparing(Task::taskArn)
            .reversed();

    private final Placement placement;

    public ScaleInOrder(Placement placement) {
        this.placement = placement;
    }

    /** The tasks to stop, first to go first; at most {@code count}, and fewer where the others are protected. */
    public List<Task> choose(StateView state, PlacementRequest request, List<Task> tasks, int count) {
        List<Task> kept = new ArrayList<>();
        List<Task> left = new ArrayList<>();
        for (Task task : tasks) {
            (state.protectedUntil(task.taskArn()).isPresent() ? kept : left).add(task);
        }
        List<Task> chosen = new ArrayList<>();
        SortedMap<ContainerInstanceArn, Integer> gone = new TreeMap<>();
        while (chosen.size() < count && !left.isEmpty()) {
            Task next = left.stream()
                    .filter(task -> !task.isRunning())
                    .min(YOUNGEST_FIRST)
                    .orElseGet(() -> nextRunning(state, request, left, kept, gone));
            left.remove(next);
            chosen.add(next);
            ContainerInstanceArn instance = next.launch().containerInstanceArn();
            if (instance != null) {
                gone.merge(instance, 1, Integer::sum);
            }
        }
        return chosen;
    }

    private Task nextRunning(
            StateView state,
            PlacementRequest request,
            List<Task> left,
            List<Task> kept,
            SortedMap<ContainerInstanceArn, Integer> gone) {
        List<Candidate> candidates = candidates(state, request, left, kept, gone);
        if (candidates.isEmpty()) {
            return mostCrowdedZone(left, kept).stream().min(YOUNGEST_FIRST).orElseThrow();
        }
        List<ContainerInstanceArn> best = placement.bestToLeave(request, candidates).stream()
                .map(candidate -> candidate.instance().containerInstanceArn())
                .toList();
        return left.stream()
                .filter(task -> {
                    ContainerInstanceArn instance = task.launch().containerInstanceArn();
                    return instance != null && best.contains(instance);
                })
                .min(YOUNGEST_FIRST)
                .orElseThrow();
    }

    /** Fargate has no instances: the zone with the most tasks gives one, the first in the alphabet among equals. */
    private static List<Task> mostCrowdedZone(List<Task> left, List<Task> kept) {
        SortedMap<String, List<Task>> byZone = new TreeMap<>();
        left.forEach(task ->
                byZone.computeIfAbsent(zone(task), zone -> new ArrayList<>()).add(task));
        SortedMap<String, Integer> counts = new TreeMap<>();
        byZone.forEach((zone, tasks) -> counts.put(zone, tasks.size()));
        kept.forEach(task -> counts.computeIfPresent(zone(task), (zone, count) -> count + 1));
        return counts.keySet().stream()
                .reduce((one, other) -> counts.getOrDefault(other, 0) > counts.getOrDefault(one, 0) ? other : one)
                .map(zone -> byZone.getOrDefault(zone, List.of()))
                .orElse(List.of());
    }

    private static String zone(Task task) {
        return String.valueOf(task.launch().availabilityZone());
    }

    private static List<Candidate> candidates(
            StateView state,
            PlacementRequest request,
            List<Task> left,
            List<Task> kept,
            SortedMap<ContainerInstanceArn, Integer> gone) {
        SortedMap<ContainerInstanceArn, Integer> counts = new TreeMap<>();
        for (Task task : left) {
            ContainerInstanceArn instance = task.launch().containerInstanceArn();
            if (instance != null) {
                counts.merge(instance, 1, Integer::sum);
            }
        }
        for (Task task : kept) {
            ContainerInstanceArn instance = task.launch().containerInstanceArn();
            if (instance != null) {
                counts.computeIfPresent(instance, (key, count) -> count + 1);
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        counts.forEach((arn, count) -> {
            Resources freed = state.remaining(arn);
            for (int i = 0; i < gone.getOrDefault(arn, 0); i++) {
                freed = freed.plus(request.needed());
            }
            Resources remaining = freed;
            state.containerInstance(arn)
                    .ifPresent(instance -> candidates.add(new Candidate(instance, remaining, count)));
        });
        return candidates;
    }
}
