package dev.evenkeel.cli.simulate;

import dev.evenkeel.cli.screen.Style;
import dev.evenkeel.simulation.play.Note.Counts;

/** The tasks of a service as a bar: new healthy ones, new ones that are not yet, old ones; a dot for each that is missing. */
final class Plot {
    private static final int WIDEST = 24;

    private final Style style;
    private final String marks;
    private final int perMark;
    private final int width;

    /** @param most tasks of any bar */
    Plot(Style style, boolean unicode, int most) {
        this.style = style;
        marks = unicode ? "█▒░·" : "#+o.";
        perMark = Math.max(1, (most + WIDEST - 1) / WIDEST);
        width = Math.max(8, Math.min(WIDEST, (most + perMark - 1) / perMark));
    }

    int width() {
        return width;
    }

    /** What the marks mean. */
    String legend() {
        return style.good(mark(0)) + " new, healthy   " + style.busy(mark(1)) + " new, not healthy   "
                + style.faint(mark(2)) + " old, serving   " + mark(3) + " missing"
                + (perMark > 1 ? "   one mark is " + perMark + " tasks" : "");
    }

    String bar(Counts counts) {
        int healthy = scaled(counts.newHealthy());
        int starting = scaled(counts.newStarting());
        int old = scaled(counts.old());
        int used = Math.min(width, healthy + starting + old);
        int missing = Math.max(0, Math.min(width, scaled(counts.desired())) - used);
        return style.good(mark(0).repeat(healthy))
                + style.busy(mark(1).repeat(starting))
                + style.faint(mark(2).repeat(old))
                + mark(3).repeat(missing)
                + " ".repeat(Math.max(0, width - used - missing));
    }

    private int scaled(int tasks) {
        return (tasks + perMark - 1) / perMark;
    }

    private String mark(int kind) {
        return marks.substring(kind, kind + 1);
    }
}
