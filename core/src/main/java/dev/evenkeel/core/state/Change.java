package dev.evenkeel.core.state;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What one command, report or pass brings about: a view of the state, the time, ids, and the events so far. An event is
 * in the state as soon as it is emitted, so that the next decision sees it; it goes to the journal with all the others.
 */
public final class Change {
    private final State state;
    private final ArnScope scope;
    private final long seed;
    private final Instant now;
    private final List<Event> events = new ArrayList<>();

    public Change(State state, ArnScope scope, long seed, Instant now) {
        this.state = state;
        this.scope = scope;
        this.seed = seed;
        this.now = now;
    }

    public StateView state() {
        return state;
    }

    public ArnScope scope() {
        return scope;
    }

    public Instant now() {
        return now;
    }

    /** Ids that follow from the seed and the version of the state. Ask once for each thing that is made. */
    public Ids ids() {
        return new Ids(seed, state.version());
    }

    public void emit(Event event) {
        state.apply(event);
        events.add(event);
    }

    /** How many events were emitted. */
    public int size() {
        return events.size();
    }

    /** The event that was emitted at a place in the order, from 0. */
    public Event event(int index) {
        return events.get(index);
    }

    /** What was emitted, in order; live. */
    public List<Event> events() {
        return Collections.unmodifiableList(events);
    }
}
