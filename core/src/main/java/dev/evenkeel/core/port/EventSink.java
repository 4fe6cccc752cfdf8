package dev.evenkeel.core.port;

import dev.evenkeel.core.event.Event;
import java.time.Instant;

/**
 * Somebody who wants to know what happens.
 *
 * <p>Promise: called once for each event, in order, after it is on record. Failure: an exception is a defect of the sink
 * and stops the engine's pass. Threading: the engine's timeline; must not block.
 */
public interface EventSink {

    void accept(Instant at, Event event);
}
