package dev.evenkeel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What every {@link Timeline} promises. A subclass opens one. */
public abstract class TimelineContract {
    private final List<String> ran = new CopyOnWriteArrayList<>();

    protected abstract Timeline timeline();

    /** Lets time go by, a minute of the timeline's at the least, until a condition holds. */
    protected abstract boolean passesUntil(BooleanSupplier condition);

    @Test
    void runsActionsInTheOrderTheyWereHandedIn() {
        for (String name : List.of("a", "b", "c")) {
            timeline().execute(() -> ran.add(name));
        }

        assertTrue(passesUntil(() -> ran.size() == 3));
        assertEquals(List.of("a", "b", "c"), ran);
    }

    @Test
    void runsActionsOfOneInstantInTheOrderTheyWereHandedIn() {
        Instant when = timeline().instant().plusSeconds(20);
        for (String name : List.of("a", "b", "c")) {
            timeline().at(when, () -> ran.add(name));
        }

        assertTrue(passesUntil(() -> ran.size() == 3));
        assertEquals(List.of("a", "b", "c"), ran);
    }

    @Test
    void runsTheEarlierInstantFirst() {
        Instant now = timeline().instant();
        timeline().at(now.plusSeconds(30), () -> ran.add("later"));
        timeline().at(now.plusSeconds(20), () -> ran.add("earlier"));

        assertTrue(passesUntil(() -> ran.size() == 2));
        assertEquals(List.of("earlier", "later"), ran);
    }

    @Test
    void isAtTheInstantThatWasAskedForOrLater() {
        Instant when = timeline().instant().plusSeconds(20);
        timeline().at(when, () -> ran.add(timeline().instant().isBefore(when) ? "too early" : "in time"));

        assertTrue(passesUntil(() -> ran.size() == 1));
        assertEquals(List.of("in time"), ran);
    }

    @Test
    void runsWhatIsOverdueAtOnce() {
        timeline().at(timeline().instant().minus(Duration.ofDays(1)), () -> ran.add("overdue"));

        assertTrue(passesUntil(() -> ran.size() == 1));
    }

    @Test
    void endsAnActionBeforeTheNextOneBegins() {
        timeline().execute(() -> {
            ran.add("outer begins");
            timeline().execute(() -> ran.add("inner"));
            ran.add("outer ends");
        });

        assertTrue(passesUntil(() -> ran.size() == 3));
        assertEquals(List.of("outer begins", "outer ends", "inner"), ran);
    }
}
