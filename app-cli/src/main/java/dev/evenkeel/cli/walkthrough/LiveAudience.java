package dev.evenkeel.cli.walkthrough;

import dev.evenkeel.cli.screen.LiveBlock;
import dev.evenkeel.cli.screen.Style;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same on a terminal, with a line at the foot that shows the step under way and its tasks as they change. */
final class LiveAudience extends PlainAudience {
    private final LiveBlock block;
    private final Style style;
    private @Nullable Step step;
    private Counts counts = new Counts(0, 0, 0);
    private int turn;

    LiveAudience(PrintStream out, Style style) {
        super(out, style);
        this.style = style;
        block = new LiveBlock(out);
    }

    @Override
    public void stepBegins(Step begun) {
        step = begun;
        draw();
    }

    @Override
    public void stepHeld(StepResult result) {
        step = null;
        super.stepHeld(result);
    }

    @Override
    public void counted(Counts changed) {
        counts = changed;
        draw();
    }

    @Override
    void say(String line) {
        block.print(line);
        draw();
    }

    private void draw() {
        if (step != null) {
            String tasks = style.good("■".repeat(counts.old())) + style.busy("■".repeat(counts.fresh()));
            block.draw(List.of(style.spinner(turn++) + " " + step.number() + " " + step.action() + "  " + tasks + " "
                    + counts.healthy() + " healthy"));
        }
    }
}
