package dev.evenkeel.core.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.fake.Region;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class StartAttemptsTest {
    private static final Instant LATER = Region.START.plusSeconds(300);
    private static final Instant SOON = Region.START.plusSeconds(30);

    @Test
    void countsEachKindOfFailureForWhoeverAsks() {
        StartAttempts attempts = StartAttempts.NONE
                .afterFailedStart(true, SOON)
                .afterFailedStart(false, LATER)
                .afterFailedHealthCheck()
                .afterUnplaced(5, "no room", SOON);

        assertEquals(new StartAttempts(8, 2, 2, 1, SOON, "no room"), attempts);
    }

    @Test
    void forgetsItsFailuresWhenATaskIsHealthyButKeepsTheShortestPause() {
        StartAttempts attempts =
                StartAttempts.NONE.afterFailedStart(true, LATER).afterHealthyTask(true, SOON);

        assertEquals(new StartAttempts(0, 0, 0, 0, SOON, null), attempts);
    }

    @Test
    void keepsTheBreakersCountOverAHealthyTaskWhereThatIsAskedFor() {
        StartAttempts attempts = StartAttempts.NONE.afterFailedHealthCheck().afterHealthyTask(false, SOON);

        assertEquals(new StartAttempts(0, 0, 1, 0, null, null), attempts);
    }

    @Test
    void waitsNoLongerWhenThereIsRoomAgain() {
        StartAttempts waiting = StartAttempts.NONE.afterUnplaced(1, "no room", LATER);

        assertEquals(new StartAttempts(1, 0, 0, 1, null, "no room"), waiting.retryingAtOnce());
        assertEquals(new StartAttempts(1, 0, 0, 0, null, null), waiting.afterPlaced());
    }
}
