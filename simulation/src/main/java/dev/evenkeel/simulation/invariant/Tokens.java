package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.StateView;
import java.time.Instant;

/** I10: while a client token is remembered, no other request takes its place. */
final class Tokens implements Check {

    @Override
    public void before(StateView state, Instant at, Event event) {
        if (event instanceof Event.TokenRemembered e) {
            state.token(e.key()).ifPresent(known -> {
                throw new BrokenInvariant("I10", "token " + e.key() + " of " + known.at() + " is taken again");
            });
        }
    }
}
