package dev.evenkeel.bootstrap;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.EventSink;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens, on every thread that it happens on. */
final class Tally implements EventSink {
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final ConcurrentSkipListMap<String, LongAdder> events = new ConcurrentSkipListMap<>();

    @Override
    public void accept(Instant at, Event event) {
        events.computeIfAbsent(event.getClass().getSimpleName(), name -> new LongAdder())
                .increment();
    }

    void call() {
        calls.increment();
    }

    void failure() {
        failures.increment();
    }

    long calls() {
        return calls.sum();
    }

    long failures() {
        return failures.sum();
    }

    SortedMap<String, Long> events() {
        SortedMap<String, Long> sums = new TreeMap<>();
        events.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }
}
