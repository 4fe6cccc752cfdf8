package dev.evenkeel.cli.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationsTest {
    @Test
    void lengthsAreShownInTwoUnitsAtMost() {
        List<Long> millis = List.of(0L, 850L, 42_000L, 192_000L, 7_500_000L, 273_600_000L);

        assertEquals(
                List.of("0ms", "850ms", "42s", "3m12s", "2h05m", "3d04h"),
                millis.stream().map(Duration::ofMillis).map(Durations::text).toList());
    }

    @Test
    void lengthsAreReadAsTheyAreShown() {
        assertEquals(Duration.ofMillis(850), Durations.parse("850ms"));
        assertEquals(Duration.ofSeconds(192), Durations.parse("3m12s"));
        assertEquals(Duration.ofMinutes(125), Durations.parse("2h05m"));
        assertEquals(Duration.ofSeconds(90), Durations.parse("90"));
    }

    @Test
    void otherTextsAreNoLength() {
        for (String text : List.of("", "m", "-1s", "1.5s", "10 m", "1w", "99999999999s", "5m3")) {
            assertNull(Durations.parse(text), text);
        }
    }
}
