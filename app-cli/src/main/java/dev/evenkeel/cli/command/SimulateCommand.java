package dev.evenkeel.cli.command;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Letters;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.simulate.Simulation;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.cli.syntax.Syntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code evenkeel simulate SCENARIO}. */
final class SimulateCommand implements Command {
    private static final int MOST_SEEDS = 1_000_000;
    private static final Option SEEDS =
            Option.withValue("--seeds", "N", "Play seeds 1 to N, and show how the figures are spread.");
    private static final Option SEED =
            Option.withValue("--seed", "S", "Play seed S, and show its timeline. Default: 1.");
    private static final Option PERTURB = Option.withValue(
            "--perturb",
            "WHAT",
            "Let one thing go wrong, such as crash-before-write@17, or all in turn, and compare the ends.");
    private static final Option JSON = Option.flag("--json", "Print JSON.");

    @Override
    public Syntax syntax() {
        return new Syntax(
                "simulate",
                Commands.summary("simulate"),
                List.of("Plays a scenario in virtual time: a cluster, services, steps and faults. After every event the"
                        + " invariants are checked; when all trouble is over, everything must come to rest and stay so."
                        + " The exit code is 1 when anything was not as it must be."),
                List.of(Operand.required("SCENARIO", "A YAML file, or the word random: each seed draws another.")),
                List.of(SEEDS, SEED, PERTURB, JSON),
                List.of(),
                List.of(
                        new Syntax.Example(
                                "evenkeel simulate examples/scenarios/roll.yaml", "one roll, event by event"),
                        new Syntax.Example("evenkeel simulate random --seeds 1000", "a thousand worlds of trouble"),
                        new Syntax.Example(
                                "evenkeel simulate examples/scenarios/drain.yaml --perturb all",
                                "a crash, a lost report, a stale view at every point")));
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        Integer seeds = arguments.count(SEEDS);
        String seed = arguments.value(SEED);
        if (seeds != null && seed != null) {
            throw CommandException.badInput("--seeds plays many seeds and --seed one: give one of them");
        }
        if (seeds != null && (seeds < 1 || seeds > MOST_SEEDS)) {
            throw CommandException.badInput("--seeds wants a whole number from 1 to " + MOST_SEEDS + ", not " + seeds);
        }
        String perturbation = arguments.value(PERTURB);
        if (perturbation != null && seeds != null) {
            throw CommandException.badInput("--perturb plays one seed: give --seed, or leave --seeds out");
        }
        Simulation simulation = Simulation.of(arguments.operand(0));
        if (perturbation != null) {
            return simulation.perturbed(perturbation, number(seed), arguments.has(JSON), shell);
        }
        return seeds != null
                ? simulation.many(seeds, arguments.has(JSON), shell)
                : simulation.once(number(seed), arguments.has(JSON), shell);
    }

    private static long number(@Nullable String seed) {
        if (seed == null) {
            return 1;
        }
        if (!Letters.areDigits(seed) || seed.length() > 18) {
            throw CommandException.badInput("--seed wants a whole number of at most 18 digits, not '" + seed + "'");
        }
        return Long.parseLong(seed);
    }
}
