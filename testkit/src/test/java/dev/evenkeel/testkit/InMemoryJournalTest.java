package dev.evenkeel.testkit;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.Journal;
import java.util.List;

class InMemoryJournalTest extends JournalContract {
    private final InMemoryJournal journal = new InMemoryJournal();

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    protected List<Event> readBack() {
        return journal.events();
    }
}
