package dev.evenkeel.docker.client;

import io.vertx.core.buffer.Buffer;

/**
 * Takes the engine's stream of two outputs apart: a row of frames, each one byte that names the output (1 standard, 2
 * error), three zero bytes, the length as four bytes with the highest first, and so many bytes. Frames end anywhere in a
 * chunk. With a terminal there are no frames, and all is standard output.
 */
final class Frames {
    private static final int HEADER = 8;
    private static final int ERROR = 2;

    /** Is given what came of an output, in pieces of the chunks as they came. */
    @FunctionalInterface
    interface Receiver {
        void piece(boolean isError, Buffer chunk, int from, int length);
    }

    private final boolean framed;
    private final Receiver receiver;
    private Buffer header = Buffer.buffer();
    private boolean isError;
    private long left;

    /** @param framed false for what has a terminal */
    Frames(boolean framed, Receiver receiver) {
        this.framed = framed;
        this.receiver = receiver;
    }

    void accept(Buffer chunk) {
        if (!framed) {
            receiver.piece(false, chunk, 0, chunk.length());
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
                receiver.piece(isError, chunk, at, take);
                at += take;
                left -= take;
            }
        }
    }
}
