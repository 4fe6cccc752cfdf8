package dev.evenkeel.core.port;

import dev.evenkeel.core.event.Event;
import java.util.List;

/**
 * The record of all that happened, from which the state can be made again.
 *
 * <p>Promise: when {@link #append} returns, the events are kept as durably as the implementation says it can. Failure:
 * an {@link java.io.UncheckedIOException}; the engine then stops, since what it has in memory is no longer on record.
 * Threading: called on the engine's timeline only. Idempotence: none, each call adds.
 */
public interface Journal {

    /**
     * Keeps what happened.
     *
     * @param events what one command, report or pass brought about, in order; never empty
     */
    void append(List<Event> events);
}
