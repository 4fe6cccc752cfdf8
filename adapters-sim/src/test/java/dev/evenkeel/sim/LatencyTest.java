package dev.evenkeel.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest {

    @ParameterizedTest
    @CsvSource({
        "3, 3000, 3000, 0",
        "0.25, 250, 250, 0",
        "2-6, 2000, 6000, 0",
        "6-2, 2000, 6000, 0",
        "2+4, 2000, 2000, 4000"
    })
    void isReadInThreeForms(String text, long min, long max, long tail) {
        assertEquals(Optional.of(new Latency(min, max, tail)), Latency.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1-", "1+2+3", "1e9", "9999999999"})
    void isNothingInAnyOtherForm(String text) {
        assertEquals(Optional.empty(), Latency.parse(text));
    }

    @Test
    void staysBetweenItsEnds() {
        List<Long> drawn = draw(new Latency(2_000, 6_000, 0), 10_000);

        assertTrue(drawn.getFirst() >= 2_000 && drawn.getLast() <= 6_000, drawn.getFirst() + ".." + drawn.getLast());
        assertEquals(4_000, mean(drawn), 50);
    }

    @Test
    void hasATailThatIsMostlyShortAndSometimesLong() {
        List<Long> drawn = draw(new Latency(2_000, 2_000, 4_000), 10_000);

        assertTrue(drawn.getFirst() >= 2_000 && drawn.getLast() <= 42_000, drawn.getFirst() + ".." + drawn.getLast());
        assertEquals(6_000, mean(drawn), 150);
        assertEquals(2_000 + 4_000 * Math.log(2), drawn.get(5_000), 150, "the median");
        assertEquals(2_000 + 4_000 * Math.log(100), drawn.get(9_900), 1_500, "one in a hundred");
    }

    private static List<Long> draw(Latency latency, int times) {
        Chance chance = new Chance(1, "latency");
        return LongStream.range(0, times)
                .mapToObj(each -> latency.draw(chance).toMillis())
                .sorted()
                .toList();
    }

    private static double mean(List<Long> drawn) {
        return drawn.stream().mapToLong(Long::longValue).average().orElseThrow();
    }
}
