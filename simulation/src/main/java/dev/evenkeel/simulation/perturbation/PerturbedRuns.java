package dev.evenkeel.simulation.perturbation;

import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.play.Play;
import dev.evenkeel.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scenario played again and again, each time with one thing going wrong at another point, and compared with the run in
 * which nothing did.
 *
 * <p>Every such run is played from its beginning: a world cannot be copied, and a run takes milliseconds. It goes through
 * everything that any run does, so that the invariants are checked after each of its events too.
 */
public final class PerturbedRuns {
    private final Scenario scenario;
    private final long seed;
    private final Outcome undisturbed;

    /**
     * Plays the undisturbed run.
     *
     * @throws IllegalArgumentException when that fails already, with why
     */
    public PerturbedRuns(Scenario scenario, long seed) {
        this.scenario = scenario;
        this.seed = seed;
        undisturbed = Play.of(scenario, seed, Play.Detail.FIGURES);
        if (undisturbed.failure() != null) {
            throw new IllegalArgumentException(
                    scenario.name() + " fails undisturbed under seed " + seed + ": " + undisturbed.failure());
        }
    }

    /** All that can go wrong in it: every kind at every one of its points. The first write is the engine's birth. */
    public List<Perturbation> all() {
        List<Perturbation> all = new ArrayList<>();
        for (PerturbationKind kind : PerturbationKind.values()) {
            int points = Objects.requireNonNullElse(undisturbed.points().get(kind.points()), 0);
            for (int point = kind.points() == PerturbationKind.Points.WRITES ? 2 : 1; point <= points; point++) {
                all.add(new Perturbation(kind, point));
            }
        }
        return all;
    }

    /** Plays it with one thing going wrong. */
    public PerturbedRun with(Perturbation perturbation) {
        Outcome disturbed = Play.of(scenario, seed, Play.Detail.FIGURES, perturbation);
        String difference =
                disturbed.failure() != null ? disturbed.failure() : first(undisturbed.ending(), disturbed.ending());
        return new PerturbedRun(scenario.name(), seed, perturbation, difference);
    }

    private static @Nullable String first(List<String> expected, List<String> seen) {
        for (int i = 0; i < Math.max(expected.size(), seen.size()); i++) {
            String one = i < expected.size() ? expected.get(i) : "nothing";
            String other = i < seen.size() ? seen.get(i) : "nothing";
            if (!one.equals(other)) {
                return "ends with [" + other + "], not with [" + one + "]";
            }
        }
        return null;
    }
}
