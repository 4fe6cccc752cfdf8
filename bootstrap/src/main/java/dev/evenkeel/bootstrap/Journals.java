package dev.evenkeel.bootstrap;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.Journal;
import java.util.List;
import java.util.Optional;

/** Keeps what happens in each region, or does not. */
interface Journals extends AutoCloseable {

    /**
     * The journal of one region, open.
     *
     * @param recorded what it holds, from its beginning
     * @param end closes it
     */
    record Opened(Journal journal, List<Event> recorded, Runnable end) {}

    /**
     * Opens the journal of a region, and makes it if there is none.
     *
     * @throws StartupException when it cannot be used
     */
    Opened open(String region);

    /** A name that is the same as long as these journals are; empty when nothing is kept. */
    Optional<String> identity();

    /** The regions that there is a journal of, sorted. */
    List<String> regions();

    @Override
    void close();

    /** Keeps nothing. */
    static Journals none() {
        return new Journals() {
            @Override
            public Opened open(String region) {
                return new Opened(events -> {}, List.of(), () -> {});
            }

            @Override
            public Optional<String> identity() {
                return Optional.empty();
            }

            @Override
            public List<String> regions() {
                return List.of();
            }

            @Override
            public void close() {}
        };
    }
}
