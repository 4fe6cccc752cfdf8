package dev.evenkeel.docker.client;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Takes the engine's log stream apart into lines. They end anywhere in a frame, so that each output has a line of its own in
 * the making.
 */
public final class LogFrames {

    /** A longer line is handed out in pieces, so that output without a line end cannot fill the memory. */
    static final int LONGEST_LINE = 64 * 1024;

    private final Frames frames;
    private final Consumer<String> lines;
    private final Buffer[] unfinished = {Buffer.buffer(), Buffer.buffer()};

    /** @param framed false for a container with a terminal, whose stream is plain text */
    public LogFrames(boolean framed, Consumer<String> lines) {
        frames = new Frames(framed, (isError, chunk, from, length) -> text(isError ? 1 : 0, chunk, from, length));
        this.lines = lines;
    }

    /** Takes the next chunk. */
    public void accept(Buffer chunk) {
        frames.accept(chunk);
    }

    /** Hands out what came after the last line end. */
    public void end() {
        for (int each = 0; each < unfinished.length; each++) {
            if (unfinished[each].length() > 0) {
                finish(each);
            }
        }
    }

    private void text(int output, Buffer chunk, int from, int length) {
        int start = from;
        for (int at = from; at < from + length; at++) {
            if (chunk.getByte(at) == '\n') {
                unfinished[output].appendBuffer(chunk, start, at - start);
                finish(output);
                start = at + 1;
            } else if (unfinished[output].length() + at - start >= LONGEST_LINE) {
                unfinished[output].appendBuffer(chunk, start, at - start);
                finish(output);
                start = at;
            }
        }
        unfinished[output].appendBuffer(chunk, start, from + length - start);
    }

    private void finish(int which) {
        String line = unfinished[which].toString(StandardCharsets.UTF_8);
        unfinished[which] = Buffer.buffer();
        lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}
