package dev.evenkeel.simulation.perturbation;

import org.jspecify.annotations.Nullable;

/**
 * How a run went in which one thing went wrong.
 *
 * @param difference in what it ended differently from the undisturbed run, or what failed in it; null for nothing
 */
public record PerturbedRun(
        String scenario,
        long seed,
        Perturbation perturbation,
        @Nullable String difference) {

    /** A line, with the command that repeats it for a scenario in a file. */
    public String text(String file) {
        return scenario + " seed " + seed + " " + perturbation + ": " + difference + "\n    repeat with: "
                + command(file);
    }

    /** What repeats it. */
    public String command(String file) {
        return "evenkeel simulate " + file + " --seed " + seed + " --perturb " + perturbation;
    }
}
