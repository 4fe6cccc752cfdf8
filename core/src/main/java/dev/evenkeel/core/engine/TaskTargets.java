package dev.evenkeel.core.engine;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.traffic.DrainEnd;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetPlan;
import dev.evenkeel.core.traffic.TargetRegistration;

/**
 * What targets make of the life of a task. A runtime knows nothing of them: to it a task runs from its containers' start
 * to its stop signal. In ECS it is ACTIVATING until its targets are registered, and DEACTIVATING while they drain.
 */
final class TaskTargets {
    private TaskTargets() {}

    /** The status that counts of a task that a runtime sees at another. */
    static TaskStatus status(StateView state, Task task, TaskStatus seen) {
        if (state.isDraining(task.taskArn()) && seen.compareTo(TaskStatus.DEACTIVATING) < 0) {
            return TaskStatus.DEACTIVATING;
        }
        boolean held = seen == TaskStatus.RUNNING
                && task.lastStatus().compareTo(TaskStatus.RUNNING) < 0
                && TargetPlan.hasTargets(state, task)
                && !areRegistered(state, task);
        return held ? TaskStatus.ACTIVATING : seen;
    }

    /** Asks for the targets of a task that a runtime sees RUNNING, unless they were asked for. */
    static void register(Change change, Task task, TaskObservation seen) {
        if (seen.lastStatus() == TaskStatus.RUNNING
                && task.isWanted()
                && change.state().targetsOf(task.taskArn()).isEmpty()) {
            for (TargetRegistration target : TargetPlan.of(change.state(), task)) {
                change.emit(new Event.TargetRegistered(Target.asked(target, change.now())));
            }
        }
    }

    /** A draining task of which an essential container has ended has nobody left to answer: it waits no longer. */
    static void end(Change change, Task task) {
        if (change.state().isDraining(task.taskArn())) {
            change.emit(new Event.TaskDrained(task.taskArn(), DrainEnd.ENDED));
        }
    }

    private static boolean areRegistered(StateView state, Task task) {
        return !state.targetsOf(task.taskArn()).isEmpty()
                && state.targetsOf(task.taskArn()).stream().allMatch(Target::isRegistered);
    }
}
