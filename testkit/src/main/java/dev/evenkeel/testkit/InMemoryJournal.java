package dev.evenkeel.testkit;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.Journal;
import dev.evenkeel.core.state.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A journal that lasts as long as it is held. */
public final class InMemoryJournal implements Journal {
    private final List<Event> events = new ArrayList<>();

    @Override
    public void append(List<Event> batch) {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("nothing to append: a batch is never empty");
        }
        events.addAll(batch);
    }

    /** All that was appended, in order. */
    public List<Event> events() {
        return Collections.unmodifiableList(events);
    }

    /** The state that the events make. */
    public State replay() {
        State state = new State();
        events.forEach(state::apply);
        return state;
    }
}
