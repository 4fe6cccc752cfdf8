package dev.evenkeel.core.engine;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.service.TaskOutcomes;
import dev.evenkeel.core.service.TrafficMessages;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.traffic.DrainEnd;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetLifecycle;
import dev.evenkeel.core.traffic.TargetPatience;
import dev.evenkeel.core.traffic.TargetState;
import java.util.List;
import java.util.Optional;

/**
 * Turns what a router saw of a target into events.
 *
 * <ol>
 *   <li>A target that we do not have, or hold to be over, is taken out again.
 *   <li>What is new of it goes on record, and the service tells of it.
 *   <li>A task whose last target was registered is RUNNING; one that cannot be registered has failed to start.
 *   <li>A stopping task whose last target is gone gets its stop signal.
 * </ol>
 */
final class TargetObserver {
    private TargetObserver() {}

    static void observe(Change change, TargetObservation seen) {
        Optional<Target> known = find(change, seen);
        if (known.isEmpty()) {
            if (seen.state() != TargetState.DRAINING && seen.state() != TargetState.UNUSED) {
                change.emit(new Event.UnknownTargetSeen(seen.target()));
            }
            return;
        }
        Target before = known.get();
        Target after = TargetLifecycle.observe(before, seen, change.now());
        if (after.equals(before)) {
            return;
        }
        change.emit(new Event.TargetChanged(after));
        TrafficMessages.tell(change, before, after);
        goOn(change, after.id().taskArn());
    }

    private static Optional<Target> find(Change change, TargetObservation seen) {
        for (Target target : change.state().targetsOf(seen.target().taskArn())) {
            if (target.id().equals(seen.target())) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    private static void goOn(Change change, TaskArn arn) {
        Optional<Task> task = change.state().task(arn);
        if (task.isEmpty()) {
            return;
        }
        List<Target> targets = change.state().targetsOf(arn);
        boolean activating = task.get().isWanted() && task.get().lastStatus() == TaskStatus.ACTIVATING;
        Optional<Target> refused = targets.stream().filter(Target::isGone).findFirst();
        if (activating && refused.isPresent()) {
            giveUp(change, task.get(), refused.get());
        } else if (activating && targets.stream().allMatch(Target::isRegistered)) {
            change.emit(new Event.TaskProgressed(arn, task.get().progress().running(change.now())));
        } else if (change.state().isDraining(arn) && targets.stream().allMatch(Target::isGone)) {
            change.emit(new Event.TaskDrained(arn, DrainEnd.DRAINED));
        }
    }

    /** A task that cannot be put where its requests come from has failed to start. */
    private static void giveUp(Change change, Task task, Target refused) {
        TrafficMessages.tellMissing(change, task, refused);
        change.emit(new Event.TaskStopRequested(
                task.taskArn(),
                StopCode.TASK_FAILED_TO_START,
                "TaskFailedToStart: " + TargetPatience.NOT_FOUND + " in " + TrafficMessages.group(refused.id()),
                change.now()));
        TaskOutcomes.ended(change, task);
    }
}
