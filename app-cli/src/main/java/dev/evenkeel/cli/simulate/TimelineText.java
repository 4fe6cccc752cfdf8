package dev.evenkeel.cli.simulate;

import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.cli.shell.Terminal;
import dev.evenkeel.simulation.play.Note;
import dev.evenkeel.simulation.play.Note.Counts;
import dev.evenkeel.simulation.play.Outcome;
import dev.evenkeel.simulation.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run as a timeline that a person can read: a line for each thing worth knowing, with the tasks as a bar. */
final class TimelineText {
    /** Counts that change within so long are one line. */
    private static final Duration TOGETHER = Duration.ofSeconds(5);

    private static final int USUAL_WIDTH = 120;

    private final Scenario scenario;
    private final Outcome outcome;
    private final Style style;
    private final Plot plot;
    private final int width;
    private final int nameWidth;
    private final StringBuilder text = new StringBuilder();

    TimelineText(Scenario scenario, Outcome outcome, Terminal terminal) {
        this.scenario = scenario;
        this.outcome = outcome;
        style = new Style(terminal);
        int most = 1;
        int longest = 7;
        for (Note note : outcome.notes()) {
            Counts counts = note.counts();
            if (counts != null) {
                most = Math.max(most, Math.max(counts.total(), counts.desired()));
            }
            longest = Math.max(
                    longest, note.service() == null ? 0 : note.service().length());
        }
        plot = new Plot(style, terminal.unicode(), most);
        nameWidth = Math.min(16, longest);
        width = Math.min(USUAL_WIDTH, terminal.columns());
    }

    String text() {
        heading();
        for (Note note : merged()) {
            line(note);
        }
        text.append('\n').append("  ").append(plot.legend()).append("\n");
        return text.toString();
    }

    private void heading() {
        text.append(style.strong(scenario.name()))
                .append(", seed ")
                .append(outcome.seed())
                .append(": ")
                .append(scenario.fleet().instances())
                .append(" instances in ")
                .append(scenario.fleet().zones())
                .append(scenario.fleet().zones() == 1 ? " zone" : " zones")
                .append('\n');
        if (!scenario.about().isEmpty()) {
            text.append(style.faint(PlainText.line(scenario.about()))).append('\n');
        }
        String title = "    TIME  " + pad("SERVICE", nameWidth) + "  " + pad("TASKS", plot.width())
                + "  NEW OLD  OK/DESIRED  WHAT HAPPENED";
        text.append('\n').append(style.faint(title)).append('\n');
    }

    /** Counts without a word to them go with what is said of the same service next, if that is soon. */
    private List<Note> merged() {
        List<Note> lines = new ArrayList<>();
        for (int i = 0; i < outcome.notes().size(); i++) {
            Note note = outcome.notes().get(i);
            if (note.kind() != Note.Kind.TASKS || !followedSoon(note, i)) {
                lines.add(note);
            }
        }
        return lines;
    }

    private boolean followedSoon(Note note, int index) {
        for (int next = index + 1; next < outcome.notes().size(); next++) {
            Note later = outcome.notes().get(next);
            if (later.at().minus(note.at()).compareTo(TOGETHER) > 0) {
                return false;
            }
            if (Objects.equals(later.service(), note.service())) {
                return true;
            }
        }
        return false;
    }

    private void line(Note note) {
        String service = note.service();
        Counts counts = note.counts();
        String time = style.faint("%8s".formatted(Clock.at(note.at())));
        if (service == null || counts == null) {
            text.append(time).append("  ").append(marked(note)).append('\n');
            return;
        }
        String numbers = "%3d %3d  %4d/%-5d  "
                .formatted(
                        counts.newHealthy() + counts.newStarting(), counts.old(), counts.healthy(), counts.desired());
        int used = 10 + nameWidth + 2 + plot.width() + 2 + numbers.length();
        text.append(time)
                .append("  ")
                .append(pad(service, nameWidth))
                .append("  ")
                .append(plot.bar(counts))
                .append("  ")
                .append(numbers)
                .append(said(note, counts, Math.max(20, width - used)))
                .append('\n');
    }

    private String marked(Note note) {
        String what = cut(PlainText.line(note.text()), note.kind() == Note.Kind.PHASE ? 1000 : width - 12);
        return switch (note.kind()) {
            case FAULT -> style.bad("! " + what);
            case PHASE -> style.strong("= " + what);
            default -> style.strong("> " + what);
        };
    }

    private String said(Note note, Counts counts, int room) {
        return switch (note.kind()) {
            case STEP -> style.strong(cut("> " + PlainText.line(note.text()), room));
            case MESSAGE -> cut(readable(note.text()), room);
            default -> style.faint(cut(summary(counts), room));
        };
    }

    private static String summary(Counts counts) {
        String gone = counts.stopping() > 0 ? ", " + counts.stopping() + " stopping" : "";
        return counts.healthy() + " of " + counts.desired() + " healthy" + gone;
    }

    /** ECS's words without what the columns say already, and ids no longer than it takes to tell them apart. */
    private static String readable(String message) {
        return PlainText.line(message)
                .replaceFirst("^\\(service [^)]*\\),? ?", "")
                .replaceAll("([0-9a-f]{8})[0-9a-f]{24}", "$1")
                .replaceAll("arn:aws:[^ )]*[:/]targetgroup/([^/ )]*)[^ )]*", "$1");
    }

    private static String pad(@Nullable String cell, int width) {
        String shown = cell == null ? "" : cut(cell, width);
        return shown + " ".repeat(Math.max(0, width - shown.length()));
    }

    private static String cut(String line, int room) {
        return line.length() <= room ? line : line.substring(0, Math.max(0, room - 3)) + "...";
    }
}
