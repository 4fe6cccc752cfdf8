package dev.evenkeel.simulation;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.port.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** A journal in memory that shows each event to those who watch, in the moment in which it is on record. */
final class WatchedJournal implements Journal {
    private final List<Event> events = new ArrayList<>();
    private final List<EventSink> audience;
    private final Supplier<Instant> now;

    WatchedJournal(List<EventSink> audience, Supplier<Instant> now) {
        this.audience = List.copyOf(audience);
        this.now = now;
    }

    @Override
    public void append(List<Event> batch) {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("nothing to append: a batch is never empty");
        }
        events.addAll(batch);
        Instant at = now.get();
        for (Event event : batch) {
            for (EventSink each : audience) {
                each.accept(at, event);
            }
        }
    }

    /** All that is on record, in order. */
    List<Event> events() {
        return Collections.unmodifiableList(events);
    }
}
