package dev.evenkeel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.port.Journal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Journal} promises that can be read back. A subclass opens one. */
public abstract class JournalContract {

    /** The journal under test, empty at first, the same in all of one test. */
    protected abstract Journal journal();

    /** All that it holds, read anew. */
    protected abstract List<Event> readBack();

    @Test
    void holdsNothingAtFirst() {
        assertEquals(List.of(), readBack());
    }

    @Test
    void keepsEventsInOrder() {
        List<Event> first = List.of(new Event.TaskDefinitionDeleted("a"), new Event.TaskDefinitionDeleted("b"));
        List<Event> second = List.of(new Event.TokenForgotten("c"));

        journal().append(first);
        journal().append(second);

        assertEquals(
                List.of(
                        new Event.TaskDefinitionDeleted("a"),
                        new Event.TaskDefinitionDeleted("b"),
                        new Event.TokenForgotten("c")),
                readBack());
    }

    @Test
    void keepsTextOfEveryKind() {
        Event event = new Event.AccountSettingChanged("arn:a/\"quoted\"\n", "naïve ☃ 😀", null);

        journal().append(List.of(event));

        assertEquals(List.of(event), readBack());
    }
}
