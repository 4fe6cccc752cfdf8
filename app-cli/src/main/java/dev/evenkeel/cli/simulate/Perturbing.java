package dev.evenkeel.cli.simulate;

import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.screen.Table;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.simulation.perturbation.Perturbation;
import dev.evenkeel.simulation.perturbation.PerturbationKind;
import dev.evenkeel.simulation.perturbation.PerturbedRun;
import dev.evenkeel.simulation.perturbation.PerturbedRuns;
import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.play.Play;
import dev.evenkeel.simulation.scenario.Scenario;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Plays a scenario with one thing going wrong, at one point or in turn at all of them, and shows what ends differently. */
final class Perturbing {
    private static final int MOST_SHOWN = 10;

    private final String named;
    private final Scenario scenario;
    private final long seed;
    private final PerturbedRuns runs;

    /** @param named as the scenario was named on the command line */
    Perturbing(String named, Scenario scenario, long seed) {
        this.named = named;
        this.scenario = scenario;
        this.seed = seed;
        try {
            runs = new PerturbedRuns(scenario, seed);
        } catch (IllegalArgumentException failing) {
            throw CommandException.badInput(failing.getMessage()
                    + "; mend the scenario first, --perturb compares with the run that nothing befell");
        }
    }

    /** What goes wrong, as {@code --perturb} has it. */
    static Perturbation read(String text) {
        return Perturbation.parse(text)
                .orElseThrow(() ->
                        CommandException.badInput("--perturb wants all, or KIND@POINT with a point from 1 on, not '"
                                + text + "'; kinds are "
                                + Arrays.stream(PerturbationKind.values())
                                        .map(PerturbationKind::commandName)
                                        .collect(Collectors.joining(", "))));
    }

    /** Every kind at every point, on all cores. */
    int all(boolean json, Shell shell) {
        List<PerturbedRun> ended = runs.all().parallelStream().map(runs::with).toList();
        List<PerturbedRun> different =
                ended.stream().filter(run -> run.difference() != null).toList();
        if (json) {
            shell.out().println(JsonWriter.pretty(json(ended)));
        } else {
            Style style = new Style(shell.terminal());
            shell.out()
                    .print(style.strong(scenario.name()) + ", seed " + seed + ": " + ended.size()
                            + " runs, in each of which one thing goes wrong\n");
            shell.out().print(table(ended).text(style, shell.terminal().columns()) + "\n");
            shell.out().print(verdict(ended.size(), different, style));
        }
        return different.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    /** One kind at one point, with the timeline. */
    int one(Perturbation perturbation, boolean json, Shell shell) {
        PerturbedRun ended = runs.with(perturbation);
        if (json) {
            shell.out().println(JsonWriter.pretty(json(List.of(ended))));
        } else {
            Style style = new Style(shell.terminal());
            Outcome outcome = Play.of(scenario, seed, Play.Detail.NOTES, perturbation);
            shell.out().print(new TimelineText(scenario, outcome, shell.terminal()).text());
            shell.out().print("\n" + perturbation + ": " + perturbation.kind().meaning() + "\n");
            shell.out().print(verdict(1, ended.difference() == null ? List.of() : List.of(ended), style));
        }
        return ended.difference() == null ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Table table(List<PerturbedRun> ended) {
        Table table = new Table(
                Table.Column.text("WHAT GOES WRONG"), Table.Column.number("RUNS"), Table.Column.number("DIFFER"));
        for (PerturbationKind kind : PerturbationKind.values()) {
            List<PerturbedRun> ofKind = ended.stream()
                    .filter(run -> run.perturbation().kind() == kind)
                    .toList();
            long differ =
                    ofKind.stream().filter(run -> run.difference() != null).count();
            table.row(kind.commandName(), String.valueOf(ofKind.size()), String.valueOf(differ));
        }
        return table;
    }

    private String verdict(int count, List<PerturbedRun> different, Style style) {
        if (different.isEmpty()) {
            return style.done() + " "
                    + (count == 1 ? "the run ends" : "all " + count + " runs end")
                    + " as the one that nothing befell\n";
        }
        StringBuilder text = new StringBuilder();
        text.append(style.failed())
                .append(' ')
                .append(different.size())
                .append(" of ")
                .append(count)
                .append(" differ\n");
        for (PerturbedRun run : different.subList(0, Math.min(MOST_SHOWN, different.size()))) {
            text.append("  ")
                    .append(run.perturbation())
                    .append(": ")
                    .append(style.bad(Objects.requireNonNull(run.difference())))
                    .append("\n    repeat with: ")
                    .append(run.command(named))
                    .append('\n');
        }
        return text.toString();
    }

    private JsonObject json(List<PerturbedRun> ended) {
        return JsonObject.empty()
                .with("scenario", scenario.name())
                .with("seed", seed)
                .with("runs", ended.size())
                .with(
                        "different",
                        ended.stream()
                                .filter(run -> run.difference() != null)
                                .map(run -> JsonObject.empty()
                                        .with("perturbation", run.perturbation().toString())
                                        .with("difference", run.difference()))
                                .toList());
    }
}
