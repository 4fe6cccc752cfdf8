package dev.evenkeel.simulation;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.port.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A journal in memory that shows each event to those who watch, in the moment in which it is on record, and that fails in
 * the ways a file does. At a write the engine can be made to crash: before it, so that it is lost whole, in the middle of
 * it, so that a torn tail has to be cut off, or right after it, so that nothing that had to follow has been done. A disk can
 * be full, or fail to synchronize, which the engine is told by an exception.
 */
final class WatchedJournal implements Journal {
    /** What befalls a write. */
    enum Fate {
        /** The engine crashes before it: nothing of it is on record. */
        LOST,
        /** The engine crashes in the middle of it: a part is there, which the next engine must not take for a record. */
        TORN,
        /** The engine crashes right after it. */
        KEPT,
        /** It fails, and nothing of it is on record. */
        REFUSED,
        /** It fails, and is on record all the same. */
        REFUSED_AND_KEPT
    }

    private final List<Event> events = new ArrayList<>();
    private final List<EventSink> audience;
    private final Supplier<Instant> now;
    private int writes;
    private int fatedWrite = -1;
    private Fate fate = Fate.LOST;
    private int torn;
    private int full;
    private int plannedWrite = -1;
    private Fate planned = Fate.LOST;

    WatchedJournal(List<EventSink> audience, Supplier<Instant> now) {
        this.audience = List.copyOf(audience);
        this.now = now;
    }

    @Override
    public void append(List<Event> batch) {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("nothing to append: a batch is never empty");
        }
        if (torn > 0) {
            throw new IllegalStateException("a write after a torn one that was not cut off");
        }
        int write = writes++;
        @Nullable Fate here = write == plannedWrite ? planned : write == fatedWrite ? fate : null;
        if (full > 0) {
            throw new DiskFailure("No space left on device");
        }
        if (here == Fate.LOST) {
            throw new ControlPlaneCrash();
        }
        if (here == Fate.REFUSED) {
            throw new DiskFailure("Input/output error");
        }
        if (here == Fate.TORN) {
            torn = (batch.size() + 1) / 2;
            events.addAll(batch.subList(0, torn));
            throw new ControlPlaneCrash();
        }
        events.addAll(batch);
        Instant at = now.get();
        for (Event event : batch) {
            for (EventSink each : audience) {
                each.accept(at, event);
            }
        }
        if (here == Fate.KEPT) {
            throw new ControlPlaneCrash();
        }
        if (here == Fate.REFUSED_AND_KEPT) {
            throw new DiskFailure("Input/output error");
        }
    }

    /** How many times something was written, or was to be. */
    int writes() {
        return writes;
    }

    /** Something befalls a write, counted from 0 on, as soon as it comes; of those asked for only the last counts. */
    void failAt(int write, Fate what) {
        fatedWrite = write;
        fate = what;
    }

    /** From now on there is no room, or there is again; what begins twice has to end twice. */
    void full(boolean begins) {
        full += begins ? 1 : -1;
    }

    /** No write fails from now on. */
    void heal() {
        full = 0;
        fatedWrite = -1;
    }

    /** Reads the record as whoever goes on from it must: what is torn at its end is cut off. */
    List<Event> recover() {
        events.subList(events.size() - torn, events.size()).clear();
        torn = 0;
        return List.copyOf(events);
    }

    /** Beside such crashes there is one at a write, counted from 0 on, whatever else is asked for. */
    void planCrash(int write, boolean lost) {
        plannedWrite = write;
        planned = lost ? Fate.LOST : Fate.KEPT;
    }

    /** Whether the planned crash has come. */
    boolean hasPlannedCrash() {
        return plannedWrite >= 0 && writes > plannedWrite;
    }

    /** All that is on record, in order. */
    List<Event> events() {
        return Collections.unmodifiableList(events);
    }
}
