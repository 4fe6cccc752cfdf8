package dev.evenkeel.simulation.planted;

import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.play.Play;
import dev.evenkeel.simulation.random.RandomScenario;

/** Looks for a seed that something goes wrong with. Called by name, in a loader of its own. */
public final class Hunt {

    private Hunt() {}

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
