package dev.evenkeel.cli.simulate;

import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.simulation.file.ScenarioException;
import dev.evenkeel.simulation.file.ScenarioReader;
import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.play.Play;
import dev.evenkeel.simulation.random.RandomScenario;
import dev.evenkeel.simulation.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Plays a scenario under one seed or many, on all cores, and shows what came of it. */
public final class Simulation {
    private final String named;
    private final LongFunction<Scenario> scenarios;

    private Simulation(String named, LongFunction<Scenario> scenarios) {
        this.named = named;
        this.scenarios = scenarios;
    }

    /** The scenario in a file, or with {@code random} one that each seed draws. */
    public static Simulation of(String named) {
        if (named.equals(RandomScenario.NAME)) {
            return new Simulation(named, RandomScenario::of);
        }
        try {
            Scenario scenario = ScenarioReader.read(named, Files.readString(Path.of(named)));
            return new Simulation(named, seed -> scenario);
        } catch (ScenarioException wrong) {
            throw CommandException.badInput(wrong.getMessage());
        } catch (IOException unreadable) {
            throw CommandException.badInput("there is no file " + named + " that can be read: give a scenario, such as"
                    + " examples/scenarios/roll.yaml, or the word " + RandomScenario.NAME);
        }
    }

    /** Plays it once and prints the timeline. */
    public int once(long seed, boolean json, Shell shell) {
        Scenario scenario = scenarios.apply(seed);
        Outcome outcome = Play.of(scenario, seed, Play.Detail.NOTES);
        if (json) {
            shell.out().println(JsonWriter.pretty(OutcomeJson.of(List.of(outcome))));
        } else {
            FiguresText figures = new FiguresText(List.of(outcome), shell.terminal());
            shell.out().print(new TimelineText(scenario, outcome, shell.terminal()).text());
            shell.out().print("\n" + figures.heading() + "\n" + figures.verdict(named));
        }
        return code(List.of(outcome));
    }

    /** Plays it under seeds 1 to so many, and prints how the figures are spread. */
    public int many(int seeds, boolean json, Shell shell) {
        List<Outcome> outcomes = LongStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(seed -> Play.of(scenarios.apply(seed), seed, Play.Detail.FIGURES))
                .toList();
        if (json) {
            shell.out().println(JsonWriter.pretty(OutcomeJson.of(outcomes)));
        } else {
            FiguresText figures = new FiguresText(outcomes, shell.terminal());
            shell.out().print(figures.heading() + "\n" + figures.table() + "\n" + figures.verdict(named));
        }
        return code(outcomes);
    }

    /**
     * Plays it with one thing going wrong.
     *
     * @param perturbation {@code all} for everything in turn, or such as {@code report-dropped@3}
     */
    public int perturbed(String perturbation, long seed, boolean json, Shell shell) {
        Scenario scenario = scenarios.apply(seed);
        return perturbation.equals("all")
                ? new Perturbing(named, scenario, seed).all(json, shell)
                : new Perturbing(named, scenario, seed).one(Perturbing.read(perturbation), json, shell);
    }

    private static int code(List<Outcome> outcomes) {
        return outcomes.stream().allMatch(outcome -> outcome.failure() == null) ? ExitCode.OK : ExitCode.FAILED;
    }
}
