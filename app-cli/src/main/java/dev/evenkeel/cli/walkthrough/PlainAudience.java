package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.screen.Style;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints the story line by line, for a pipe as for a terminal. */
class PlainAudience implements Audience {
    private static final String ROW = "  %-8s  %-15s  %13s  %13s  %s";

    private final Style style;
    private final PrintStream out;

    PlainAudience(PrintStream out, Style style) {
        this.out = out;
        this.style = style;
    }

    @Override
    public void begins(Scene scene) {
        say(style.strong("Evenkeel walkthrough") + " on backend " + scene.backend()
                + (scene.remark().isEmpty() ? "" : " (" + scene.remark() + ")"));
        say("");
    }

    @Override
    public void stepBegins(Step step) {}

    @Override
    public void stepHeld(StepResult result) {
        say(style.done() + " "
                + style.strong(result.step().number() + " " + result.step().action()) + "  " + result.sentence()
                + style.faint("  (" + result.time() + ")"));
        if (result.step() == Step.DEFINE) {
            JsonWriter.pretty(result.result()).lines().forEach(line -> say(style.faint("    " + line)));
        }
    }

    @Override
    public void sampled(Tracker tracker) {
        say(style.faint("    " + line(tracker)));
    }

    @Override
    public void told(ServiceEvent event) {
        say(style.faint(String.format(Locale.ROOT, "    %7.1f s  %s", event.atSeconds(), event.message())));
    }

    @Override
    public void counted(Counts counts) {}

    @Override
    public void ends(Playbill playbill) {
        say("");
        say(style.strong(String.format(
                Locale.ROOT, ROW, "after", "task definition", "desired count", "running tasks", "task version")));
        for (Tracker row : playbill.tracker()) {
            say(String.format(
                    Locale.ROOT,
                    ROW,
                    row.after(),
                    orNone(row.taskDefinition()),
                    row.desiredCount(),
                    row.runningTasks(),
                    orNone(row.taskVersion())));
        }
        say("");
        say(style.good("All nine steps held.") + " During the update " + playbill.healthyMinimumDuringUpdate()
                + " tasks or more were healthy at all times.");
    }

    private static String line(Tracker tracker) {
        return "tracker " + tracker.after() + ": "
                + String.join(
                        ", ",
                        List.of(
                                "task definition " + orNone(tracker.taskDefinition()),
                                "desired " + tracker.desiredCount(),
                                "running " + tracker.runningTasks(),
                                "version " + orNone(tracker.taskVersion())));
    }

    private static String orNone(@Nullable String value) {
        return Objects.requireNonNullElse(value, "none");
    }

    /** Prints a line that stays. */
    void say(String line) {
        out.println(line);
    }
}
