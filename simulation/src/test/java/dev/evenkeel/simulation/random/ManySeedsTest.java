package dev.evenkeel.simulation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.play.Play;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The whole engine in a thousand worlds of trouble: first nothing unsafe, then, trouble over, it settles and rests. */
class ManySeedsTest {
    private static final int SEEDS = Integer.getInteger("evenkeel.seeds", 1000);
    private static final long FIRST = Long.getLong("evenkeel.seed", 1);

    @Test
    void staysSafeInTroubleAndSettlesAfterIt() {
        long count = System.getProperty("evenkeel.seed") == null ? SEEDS : 1;
        long begun = System.nanoTime();

        List<Outcome> outcomes = LongStream.range(FIRST, FIRST + count)
                .parallel()
                .mapToObj(seed -> Play.of(RandomScenario.of(seed), seed, Play.Detail.FIGURES))
                .toList();

        double seconds = (System.nanoTime() - begun) / 1e9;
        report(outcomes, seconds);
        assertEquals("", failures(outcomes));
        assertTrue(outcomes.stream().allMatch(outcome -> outcome.faults() >= 20 && !isShort(outcome)));
    }

    private static boolean isShort(Outcome outcome) {
        return outcome.lasted().compareTo(Duration.ofHours(2)) < 0;
    }

    private static void report(List<Outcome> outcomes, double seconds) {
        double virtual = outcomes.stream()
                .mapToDouble(outcome -> outcome.lasted().toMillis() / 1e3)
                .sum();
        long events = outcomes.stream().mapToLong(Outcome::events).sum();
        long faults = outcomes.stream().mapToLong(Outcome::faults).sum();
        System.out.printf(
                "%d seeds from %d: %.0f h virtual, %d events, %d faults in %.1f s: %.0f times real time, %.0f events/s%n",
                outcomes.size(),
                outcomes.get(0).seed(),
                virtual / 3600,
                events,
                faults,
                seconds,
                virtual / seconds,
                events / seconds);
    }

    private static String failures(List<Outcome> outcomes) {
        List<String> lines = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome.failure() != null) {
                lines.add("seed " + outcome.seed() + ": " + outcome.failure());
            }
        }
        return lines.stream().limit(20).collect(Collectors.joining("\n"))
                + (lines.isEmpty() ? "" : "\n" + lines.size());
    }
}
