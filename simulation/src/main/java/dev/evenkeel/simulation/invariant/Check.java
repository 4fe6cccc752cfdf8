package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.StateView;
import java.time.Instant;

/** Something that must hold, watched as events go by. Each method throws {@link BrokenInvariant} when it does not. */
interface Check {

    /** An event that the state does not have yet. */
    default void before(StateView state, Instant at, Event event) {}

    /** The same event, now in the state. */
    default void after(StateView state, Instant at, Event event) {}

    /** The engine has ended in the middle of things: what had to follow at once cannot, and need not. */
    default void interrupted() {}

    /** Nothing more happens at this instant: what had to follow at once must have followed. */
    default void instantOver(StateView state, Instant at) {}
}
