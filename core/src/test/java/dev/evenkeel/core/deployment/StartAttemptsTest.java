package dev.evenkeel.core.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StartAttemptsTest {
    private static final Instant SOON = Instant.parse("2026-01-01T00:00:30Z");
    private static final Instant LATER = Instant.parse("2026-01-01T00:01:00Z");

    @Test
    void waitsForTheFailureOnceATaskThatLeftNoRoomHasFailed() {
        StartAttempts unplaced = StartAttempts.NONE.afterUnplaced(1, "no room", SOON);

        StartAttempts failed = unplaced.afterFailedStart(true, LATER);

        assertEquals(new StartAttempts(2, 1, 1, 0, LATER, null), failed);
    }
}
