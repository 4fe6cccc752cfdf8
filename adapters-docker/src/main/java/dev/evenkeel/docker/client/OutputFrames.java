package dev.evenkeel.docker.client;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;

/**
 * Takes the output of a command apart into what it wrote to each of its outputs, as bytes; {@link LogFrames} has the form
 * of the frames. With a terminal there are no frames, and one output.
 */
final class OutputFrames {
    private static final int HEADER = 8;
    private static final int ERROR = 2;

    private final boolean framed;
    private final Consumer<byte[]> out;
    private final Consumer<byte[]> err;
    private Buffer header = Buffer.buffer();
    private boolean isError;
    private long left;

    OutputFrames(boolean framed, Consumer<byte[]> out, Consumer<byte[]> err) {
        this.framed = framed;
        this.out = out;
        this.err = err;
    }

    void accept(Buffer chunk) {
        if (!framed) {
            out.accept(chunk.getBytes());
            return;
        }
        int at = 0;
        while (at < chunk.length()) {
            if (left == 0) {
                int take = Math.min(HEADER - header.length(), chunk.length() - at);
                header.appendBuffer(chunk, at, take);
                at += take;
                if (header.length() == HEADER) {
                    isError = header.getByte(0) == ERROR;
                    left = header.getUnsignedInt(4);
                    header = Buffer.buffer();
                }
            } else {
                int take = (int) Math.min(left, chunk.length() - at);
                (isError ? err : out).accept(chunk.getBytes(at, at + take));
                at += take;
                left -= take;
            }
        }
    }
}
