package dev.evenkeel.core.service;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.taskset.TaskSet;
import java.util.Optional;

/** Carries out what was decided about task sets. */
final class TaskSetEnactment {

    private TaskSetEnactment() {}

    static void find(Change change, Decision.FindStability decision) {
        current(change, decision.taskSet())
                .ifPresent(taskSet -> change.emit(
                        new Event.TaskSetChanged(taskSet.withStability(decision.stability(), change.now()))));
    }

    static void drop(Change change, TaskSet taskSet) {
        change.emit(new Event.TaskSetDeleted(taskSet.serviceArn(), taskSet.id()));
    }

    private static Optional<TaskSet> current(Change change, TaskSet decided) {
        return change.state().taskSets(decided.serviceArn()).stream()
                .filter(taskSet -> taskSet.id().equals(decided.id()))
                .findFirst();
    }
}
