package dev.evenkeel.testkit;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.EventSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps every event and when it came. */
public final class RecordingSink implements EventSink {
    /** An event and its instant. */
    public record Entry(Instant at, Event event) {}

    private final List<Entry> entries = new ArrayList<>();

    @Override
    public void accept(Instant at, Event event) {
        entries.add(new Entry(at, event));
    }

    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** The simple names of the events, in order. */
    public List<String> names() {
        return entries.stream()
                .map(entry -> entry.event().getClass().getSimpleName())
                .toList();
    }

    public void clear() {
        entries.clear();
    }
}
