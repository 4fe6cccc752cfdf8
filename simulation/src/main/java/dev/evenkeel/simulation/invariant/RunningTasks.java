package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.util.Collection;
import java.util.TreeSet;

/** I4: what runs in the world is what is to run by the record. */
public final class RunningTasks {
    private RunningTasks() {}

    /**
     * Compares both, when nothing is under way.
     *
     * @param withContainers the tasks of which something runs in the world
     * @throws BrokenInvariant when they differ
     */
    public static void check(StateView state, Collection<TaskArn> withContainers) {
        TreeSet<TaskArn> known = new TreeSet<>();
        for (Task task : state.tasks()) {
            if (task.isRunning() && task.isWanted()) {
                known.add(task.taskArn());
            }
        }
        TreeSet<TaskArn> there = new TreeSet<>(withContainers);
        if (!known.equals(there)) {
            TreeSet<TaskArn> lost = new TreeSet<>(known);
            lost.removeAll(there);
            there.removeAll(known);
            throw new BrokenInvariant(
                    "I4",
                    "tasks without containers: " + lost + ", containers without task: "
                            + there.stream().map(arn -> described(state, arn)).toList());
        }
    }

    private static String described(StateView state, TaskArn arn) {
        return arn.id() + " "
                + state.task(arn)
                        .map(task -> task.lastStatus() + ", wanted "
                                + task.progress().desiredStatus())
                        .orElse("unknown");
    }
}
