package dev.evenkeel.testkit;

import dev.evenkeel.core.task.DesiredStatus;
import dev.evenkeel.core.task.TaskProgress;

/** I6: a task's statuses only move forward. */
final class Forward {
    private Forward() {}

    static void check(TaskProgress from, TaskProgress to) {
        Invariants.hold(
                to.lastStatus().compareTo(from.lastStatus()) >= 0,
                "I6",
                () -> "lastStatus from " + from.lastStatus() + " back to " + to.lastStatus());
        Invariants.hold(
                from.desiredStatus() == DesiredStatus.RUNNING || to.desiredStatus() == DesiredStatus.STOPPED,
                "I6",
                () -> "desiredStatus from STOPPED back to RUNNING");
        Invariants.hold(
                to.version() > from.version(), "I6", () -> "version from " + from.version() + " to " + to.version());
    }
}
