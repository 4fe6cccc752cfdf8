package dev.evenkeel.core.placement;

import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
    static final Comparator<Task> YOUNGEST_FIRST = Comparator.comparing(
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
        left.sort(YOUNGEST_FIRST);
        Departures departures = new Departures(placement, request, state, left, kept);
        List<Task> chosen = new ArrayList<>();
        for (Task task : left) {
            if (!task.isRunning() && chosen.size() < count) {
                departures.take(task);
                chosen.add(task);
            }
        }
        while (chosen.size() < count && !departures.isEmpty()) {
            chosen.add(departures.takeNext());
        }
        return chosen;
    }
}
