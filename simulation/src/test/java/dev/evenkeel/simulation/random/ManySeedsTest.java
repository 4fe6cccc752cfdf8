package dev.evenkeel.simulation.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.simulation.fault.FaultKind;
import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.play.Play;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole engine in a thousand worlds of trouble: first nothing unsafe, then, trouble over, it settles and rests. */
class ManySeedsTest {
    private static final int SEEDS = Integer.getInteger("evenkeel.seeds", 1000);
    private static final Long ONLY = Long.getLong("evenkeel.seed");
    private static final long FIRST = ONLY == null ? Long.getLong("evenkeel.first-seed", 1) : ONLY;

    @Test
    void staysSafeInTroubleAndSettlesAfterIt() {
        long count = ONLY == null ? SEEDS : 1;
        long begun = System.nanoTime();

        List<Outcome> outcomes = LongStream.range(FIRST, FIRST + count)
                .parallel()
                .mapToObj(seed -> Play.of(RandomScenario.of(seed), seed, Play.Detail.FIGURES))
                .toList();

        double seconds = (System.nanoTime() - begun) / 1e9;
        report(outcomes, seconds);
        SortedMap<FaultKind, Integer> struck = struck(outcomes);
        assertEquals("", failures(outcomes));
        assertEquals(List.of(), count < 100 ? List.of() : missing(struck), "kinds of trouble that never struck");
        assertEquals(List.of(), tooEasy(outcomes), "runs that are too short, or too quiet");
    }

    /** A run lasts two hours at least, and is struck twenty times at least. */
    private static List<String> tooEasy(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome -> outcome.faults() < 20 || outcome.lasted().compareTo(Duration.ofHours(2)) < 0)
                .map(outcome -> "seed " + outcome.seed() + ": " + outcome.faults() + " faults in " + outcome.lasted())
                .toList();
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

    /** How often each kind of trouble struck, printed; a kind that never does tests nothing. */
    private static SortedMap<FaultKind, Integer> struck(List<Outcome> outcomes) {
        SortedMap<FaultKind, Integer> sum = new TreeMap<>();
        outcomes.forEach(outcome -> outcome.struck().forEach((kind, times) -> sum.merge(kind, times, Integer::sum)));
        sum.forEach((kind, times) -> System.out.printf("%8d %s%n", times, kind.scenarioName()));
        return sum;
    }

    private static List<FaultKind> missing(SortedMap<FaultKind, Integer> struck) {
        return Stream.of(FaultKind.values())
                .filter(kind -> !struck.containsKey(kind))
                .toList();
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
