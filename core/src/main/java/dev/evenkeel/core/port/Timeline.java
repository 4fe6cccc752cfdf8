package dev.evenkeel.core.port;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Time, and the one thread of control that an engine runs on.
 *
 * <p>Promise: actions never overlap; each sees all that the earlier ones did; two actions for the same instant run in
 * the order in which they were handed in. {@link #instant()} inside an action is at least the instant asked for.
 * Failure: an action that throws is reported by the implementation and does not stop the timeline. Threading: all
 * methods may be called from any thread. There is no idempotence key: what is handed in runs once.
 */
public interface Timeline extends InstantSource {

    /** Runs an action as soon as the earlier ones are done. */
    void execute(Runnable action);

    /** Runs an action at an instant, or at once when that has passed. */
    void at(Instant when, Runnable action);
}
