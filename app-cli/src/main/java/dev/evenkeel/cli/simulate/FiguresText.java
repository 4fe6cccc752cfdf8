package dev.evenkeel.cli.simulate;

import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.screen.Table;
import dev.evenkeel.cli.shell.Terminal;
import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.play.ServiceFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What came of many runs: how the figures of each service are spread, and which runs failed. */
final class FiguresText {
    private static final int MOST_FAILURES = 10;

    private final List<Outcome> outcomes;
    private final Terminal terminal;
    private final Style style;

    FiguresText(List<Outcome> outcomes, Terminal terminal) {
        this.outcomes = outcomes;
        this.terminal = terminal;
        style = new Style(terminal);
    }

    /** A line on what was done. */
    String heading() {
        Outcome first = outcomes.get(0);
        Duration virtual = outcomes.stream().map(Outcome::lasted).reduce(Duration.ZERO, Duration::plus);
        long events = outcomes.stream().mapToLong(Outcome::events).sum();
        long faults = outcomes.stream().mapToLong(Outcome::faults).sum();
        String seeds = outcomes.size() == 1
                ? "seed " + first.seed()
                : "seeds " + first.seed() + " to "
                        + outcomes.get(outcomes.size() - 1).seed();
        return style.strong(first.scenario()) + ", " + seeds + ": " + Clock.span(virtual) + " of virtual time, "
                + events + " events, each checked, " + faults + " faults\n";
    }

    /** The figures of every service that any run had. */
    String table() {
        Table table = new Table(
                Table.Column.text("SERVICE"),
                Table.Column.text("FIGURE"),
                Table.Column.number("MIN"),
                Table.Column.number("P50"),
                Table.Column.number("P90"),
                Table.Column.number("MAX"));
        SortedSet<String> names = new TreeSet<>();
        outcomes.forEach(outcome -> outcome.services().forEach(service -> names.add(service.name())));
        for (String name : names) {
            row(table, name, "time to steady", true, service -> millis(service.steadyAfter()));
            row(table, name, "lowest healthy", false, service -> whole(service.lowestHealthy()));
            row(table, name, "highest total", false, service -> whole(service.highestTotal()));
            row(table, name, "failures", false, service -> whole(service.failures()));
        }
        return table.text(style, terminal.columns());
    }

    private void row(
            Table table, String name, String figure, boolean time, Function<ServiceFigures, @Nullable Long> of) {
        List<Long> values = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            for (ServiceFigures service : outcome.services()) {
                Long value = service.name().equals(name) ? of.apply(service) : null;
                if (value != null) {
                    values.add(value);
                }
            }
        }
        values.sort(Long::compare);
        table.row(
                name,
                figure,
                quantile(values, 0, time),
                quantile(values, 50, time),
                quantile(values, 90, time),
                quantile(values, 100, time));
    }

    /** Nearest rank: the smallest value that so many of a hundred do not exceed. */
    private static String quantile(List<Long> sorted, int percent, boolean time) {
        if (sorted.isEmpty()) {
            return "-";
        }
        int rank = Math.max(1, (sorted.size() * percent + 99) / 100);
        long value = sorted.get(rank - 1);
        return time ? Clock.span(Duration.ofMillis(value)) : Long.toString(value);
    }

    /** How it went, and of what failed the line that repeats it. */
    String verdict(String scenario) {
        List<Outcome> failed =
                outcomes.stream().filter(outcome -> outcome.failure() != null).toList();
        if (failed.isEmpty()) {
            String runs = outcomes.size() == 1 ? "the run" : "all " + outcomes.size() + " runs";
            return style.done() + " " + runs + " kept every invariant and met what was expected\n";
        }
        StringBuilder text = new StringBuilder();
        text.append(style.failed())
                .append(' ')
                .append(failed.size())
                .append(" of ")
                .append(outcomes.size())
                .append(outcomes.size() == 1 ? " run failed\n" : " runs failed\n");
        for (Outcome outcome : failed.subList(0, Math.min(MOST_FAILURES, failed.size()))) {
            text.append("  seed ")
                    .append(outcome.seed())
                    .append(": ")
                    .append(style.bad(Objects.requireNonNull(outcome.failure())))
                    .append("\n    repeat with: evenkeel simulate ")
                    .append(scenario)
                    .append(" --seed ")
                    .append(outcome.seed())
                    .append('\n');
        }
        return text.toString();
    }

    private static @Nullable Long millis(@Nullable Duration span) {
        return span == null ? null : span.toMillis();
    }

    private static @Nullable Long whole(@Nullable Integer number) {
        return number == null || number == Integer.MAX_VALUE ? null : Long.valueOf(number);
    }
}
