package dev.evenkeel.simulation.planted;

import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.play.Play;
import dev.evenkeel.simulation.random.RandomScenario;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Looks for a seed that something goes wrong with. Called by name, in a loader of its own. */
public final class Hunt {

    private Hunt() {}

    /** The same for a mistake that shows only when a seed is played again: I17, and both hashes. */
    public static String twice(long first, int seeds) {
        for (long seed = first; seed < first + seeds; seed++) {
            String hash =
                    Play.of(RandomScenario.of(seed), seed, Play.Detail.HASH).hash();
            String again =
                    Play.of(RandomScenario.of(seed), seed, Play.Detail.HASH).hash();
            if (!hash.equals(again)) {
                return seed + " I17 is broken: " + hash + " is " + again + " the second time";
            }
        }
        return "";
    }

    /** How a seed ends and by what course, played so many times: one line when it is always the same. */
    public static String replays(long seed, int times) {
        return IntStream.range(0, times)
                .mapToObj(time -> Play.of(RandomScenario.of(seed), seed, Play.Detail.HASH))
                .map(outcome ->
                        outcome.hash() + " " + String.valueOf(outcome.failure()).replace('\n', ' '))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** {@code SEED FAILURE} of the first seed that fails; empty when none of them does. */
    public static String from(long first, int seeds) {
        for (long seed = first; seed < first + seeds; seed++) {
            Outcome outcome = Play.of(RandomScenario.of(seed), seed, Play.Detail.FIGURES);
            if (outcome.failure() != null) {
                return seed + " " + outcome.failure();
            }
        }
        return "";
    }
}
