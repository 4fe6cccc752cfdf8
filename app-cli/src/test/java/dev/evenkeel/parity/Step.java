package dev.evenkeel.parity;

import java.time.Duration;

/**
 * Something that became visible of somebody.
 *
 * @param event the number of the event that showed it
 * @param at since the beginning; on an engine no two decisions have the same instant
 * @param who one task, service, deployment or instance
 * @param kind those that are alike: tasks of one deployment can stand in for each other
 * @param what the member that has changed
 * @param value what it is now
 */
record Step(long event, Duration at, String who, String kind, String what, String value) {

    /** What it is, whichever of its kind it befell and however often. */
    String text() {
        return kind + ": " + what + (value.isEmpty() ? "" : " " + value);
    }
}
