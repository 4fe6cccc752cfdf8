package dev.evenkeel.cli.screen;

import java.io.PrintStream;
import java.util.List;

/** Lines at the foot of a terminal that are drawn over, with lasting lines scrolling off above them. */
public final class LiveBlock {
    private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";

    private final PrintStream out;
    private int drawn;

    /** A block at the end of this stream, which must be a terminal. */
    public LiveBlock(PrintStream out) {
        this.out = out;
    }

    /** Replaces the block. No line may be wider than the terminal, or clearing would miss its rest. */
    public void draw(List<String> lines) {
        StringBuilder text = erasure();
        lines.forEach(line -> text.append(line).append('\n'));
        drawn = lines.size();
        write(text);
    }

    /** Prints a line that stays, above the block; the block is gone until it is drawn again. */
    public void print(String line) {
        write(erasure().append(line).append('\n'));
        drawn = 0;
    }

    private StringBuilder erasure() {
        return new StringBuilder(UP_AND_CLEAR.repeat(drawn));
    }

    private void write(StringBuilder text) {
        // One write a frame, so that a terminal never shows half of it.
        out.print(text);
        out.flush();
    }
}
