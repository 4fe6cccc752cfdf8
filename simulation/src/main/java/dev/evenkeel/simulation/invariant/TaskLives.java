package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.DesiredStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskProgress;
import java.time.Duration;
import java.time.Instant;

/** I5 and I6: a task's statuses only move forward, it stops for a reason, and stays listed for its time. */
final class TaskLives implements Check {
    private final Duration stoppedTasksKept;

    TaskLives(Duration stoppedTasksKept) {
        this.stoppedTasksKept = stoppedTasksKept;
    }

    @Override
    public void before(StateView state, Instant at, Event event) {
        switch (event) {
            case Event.TaskCreated e ->
                BrokenInvariant.unless(
                        state.task(e.task().taskArn()).isEmpty(),
                        "I5",
                        () -> id(e.task().taskArn()) + " exists twice");
            case Event.TaskProgressed e ->
                state.task(e.taskArn()).ifPresentOrElse(task -> forward(task.progress(), e.progress()), () -> {
                    throw new BrokenInvariant("I5", id(e.taskArn()) + " moves on, but is lost");
                });
            case Event.TaskForgotten e -> state.task(e.taskArn()).ifPresent(task -> overLongEnough(task, at));
            default -> {}
        }
    }

    @Override
    public void after(StateView state, Instant at, Event event) {
        if (event instanceof Event.TaskProgressed e) {
            state.task(e.taskArn())
                    .ifPresent(task -> BrokenInvariant.unless(
                            !task.isStopped() || task.progress().stoppedReason() != null,
                            "I5",
                            () -> id(task.taskArn()) + " stopped without a reason"));
        }
    }

    private static void forward(TaskProgress from, TaskProgress to) {
        BrokenInvariant.unless(
                to.lastStatus().compareTo(from.lastStatus()) >= 0,
                "I6",
                () -> "lastStatus from " + from.lastStatus() + " back to " + to.lastStatus());
        BrokenInvariant.unless(
                from.desiredStatus() == DesiredStatus.RUNNING || to.desiredStatus() == DesiredStatus.STOPPED,
                "I6",
                () -> "desiredStatus from STOPPED back to RUNNING");
        BrokenInvariant.unless(
                to.version() > from.version(), "I6", () -> "version from " + from.version() + " to " + to.version());
    }

    private void overLongEnough(Task task, Instant at) {
        Instant stoppedAt = task.progress().stoppedAt();
        BrokenInvariant.unless(
                task.isStopped() && stoppedAt != null && !at.isBefore(stoppedAt.plus(stoppedTasksKept)),
                "I5",
                () -> id(task.taskArn()) + " is forgotten at " + at + ", " + task.lastStatus() + " since " + stoppedAt);
    }

    private static String id(TaskArn task) {
        return "task " + task.id();
    }
}
