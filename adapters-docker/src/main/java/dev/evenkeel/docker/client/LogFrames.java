package dev.evenkeel.docker.client;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Takes the engine's log stream apart into lines.
 *
 * <p>The stream is a row of frames: one byte that names the output (1 standard, 2 error), three zero bytes, the length as
 * four bytes with the highest first, and so many bytes of text. Frames end anywhere in a chunk, and lines end anywhere in
 * a frame, so that each output has a line of its own in the making.
 */
public final class LogFrames {

    /** A longer line is handed out in pieces, so that output without a line end cannot fill the memory. */
    static final int LONGEST_LINE = 64 * 1024;

    private static final int HEADER = 8;

    private final boolean framed;
    private final Consumer<String> lines;
    private final Buffer[] unfinished = {Buffer.buffer(), Buffer.buffer()};
    private Buffer header = Buffer.buffer();
    private int output;
    private long left;

    /** @param framed false for a container with a terminal, whose stream is plain text */
    public LogFrames(boolean framed, Consumer<String> lines) {
        this.framed = framed;
        this.lines = lines;
    }

    /** Takes the next chunk. */
    public void accept(Buffer chunk) {
        if (!framed) {
            text(chunk, 0, chunk.length());
            return;
        }
        int at = 0;
        while (at < chunk.length()) {
            if (left == 0) {
                int take = Math.min(HEADER - header.length(), chunk.length() - at);
                header.appendBuffer(chunk, at, take);
                at += take;
                if (header.length() == HEADER) {
                    output = header.getByte(0) == 2 ? 1 : 0;
                    left = header.getUnsignedInt(4);
                    header = Buffer.buffer();
                }
            } else {
                int take = (int) Math.min(left, chunk.length() - at);
                text(chunk, at, take);
                at += take;
                left -= take;
            }
        }
    }

    /** Hands out what came after the last line end. */
    public void end() {
        for (int each = 0; each < unfinished.length; each++) {
            if (unfinished[each].length() > 0) {
                finish(each);
            }
        }
    }

    private void text(Buffer chunk, int from, int length) {
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
