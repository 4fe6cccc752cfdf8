package dev.evenkeel.testkit;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.traffic.DrainEnd;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetState;
import java.util.List;
import java.util.Optional;

/**
 * I12: a task runs only when it is registered, and has drained before it gets its stop signal. Two ends of a drain are no
 * breach: the router did not answer in time, and there is nobody left who could answer requests.
 */
final class Drained {
    private Drained() {}

    /** Before the task is released to be stopped. */
    static void check(StateView before, Event.TaskDrained e) {
        List<Target> targets = before.targetsOf(e.taskArn());
        Invariants.hold(
                e.end() != DrainEnd.DRAINED || targets.stream().allMatch(Target::isGone),
                "I12",
                () -> e.taskArn().id() + " is told to stop before it has drained: " + targets);
    }

    /** Before the task's progress is on record. */
    static void check(StateView before, Event.TaskProgressed e) {
        Optional<Task> task = before.task(e.taskArn());
        boolean comesToRun = e.progress().lastStatus() == TaskStatus.RUNNING
                && task.filter(found -> !found.isRunning()).isPresent();
        List<Target> targets = before.targetsOf(e.taskArn());
        Invariants.hold(
                !comesToRun || targets.stream().allMatch(Target::isRegistered),
                "I12",
                () -> e.taskArn().id() + " is RUNNING before it is registered: " + targets);
        boolean isStopped = e.progress().lastStatus() == TaskStatus.STOPPING
                && e.progress().containers().stream().noneMatch(each -> each.status() == ContainerStatus.STOPPED);
        Invariants.hold(
                !isStopped || !before.isDraining(e.taskArn()),
                "I12",
                () -> e.taskArn().id() + " is stopped by its runtime while it drains: " + targets);
    }

    /** Before what the router saw is on record. */
    static void check(StateView before, Event.TargetChanged e) {
        boolean wasLeaving = before.targetsOf(e.target().id().taskArn()).stream()
                .anyMatch(target -> target.id().equals(e.target().id()) && !target.wanted());
        Invariants.hold(
                !wasLeaving || e.target().state() != TargetState.HEALTHY || isUnchanged(before, e.target()),
                "I12",
                () -> e.target().id() + " gets requests after it was deregistered");
    }

    private static boolean isUnchanged(StateView before, Target after) {
        return before.targetsOf(after.id().taskArn()).stream()
                .anyMatch(target -> target.id().equals(after.id()) && target.state() == after.state());
    }
}
