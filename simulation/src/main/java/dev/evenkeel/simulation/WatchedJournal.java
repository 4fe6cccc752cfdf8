package dev.evenkeel.simulation;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.port.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * A journal in memory that shows each event to those who watch, in the moment in which it is on record, and at which the
 * engine can be made to crash: before a write, so that it is lost whole, as a torn tail is cut off, or right after it, so
 * that nothing that had to follow has been done.
 */
final class WatchedJournal implements Journal {
    private final List<Event> events = new ArrayList<>();
    private final List<EventSink> audience;
    private final Supplier<Instant> now;
    private int writes;
    private int crashBefore = -1;
    private int crashAfter = -1;
    private int plannedBefore = -1;
    private int plannedAfter = -1;

    WatchedJournal(List<EventSink> audience, Supplier<Instant> now) {
        this.audience = List.copyOf(audience);
        this.now = now;
    }

    @Override
    public void append(List<Event> batch) {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("nothing to append: a batch is never empty");
        }
        int write = writes++;
        if (write == crashBefore || write == plannedBefore) {
            throw new ControlPlaneCrash();
        }
        events.addAll(batch);
        Instant at = now.get();
        for (Event event : batch) {
            for (EventSink each : audience) {
                each.accept(at, event);
            }
        }
        if (write == crashAfter || write == plannedAfter) {
            throw new ControlPlaneCrash();
        }
    }

    /** How many times something was written, or was to be. */
    int writes() {
        return writes;
    }

    /** The engine crashes at a write, counted from 0 on, as soon as it comes; of those asked for only the last counts. */
    void crashAt(int write, boolean lost) {
        crashBefore = lost ? write : -1;
        crashAfter = lost ? -1 : write;
    }

    /** Beside such crashes there is one at a write, counted from 0 on, whatever else is asked for. */
    void planCrash(int write, boolean lost) {
        plannedBefore = lost ? write : -1;
        plannedAfter = lost ? -1 : write;
    }

    /** Whether the planned crash has come. */
    boolean hasPlannedCrash() {
        return writes > Math.max(plannedBefore, plannedAfter) && Math.max(plannedBefore, plannedAfter) >= 0;
    }

    /** All that is on record, in order. */
    List<Event> events() {
        return Collections.unmodifiableList(events);
    }
}
