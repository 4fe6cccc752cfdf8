package dev.evenkeel.http;

import dev.evenkeel.wire.session.DataChannel;
import dev.evenkeel.wire.session.PayloadType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.BiConsumer;

/**
 * What a command has written and its client has not taken. It says when it is too long, and when it is short again; what
 * was written in between is kept.
 */
final class OutputQueue {
    private static final int TOO_LONG = 512 << 10;
    private static final int SHORT_AGAIN = 64 << 10;

    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private int length;
    private boolean isTooLong;
    private boolean hasTurned;

    @SuppressWarnings("ArrayRecordComponent") // taken out once, and compared with none
    private record Chunk(PayloadType type, byte[] bytes) {}

    void add(PayloadType type, byte[] bytes) {
        for (int at = 0; at < bytes.length; at += DataChannel.LONGEST_PAYLOAD) {
            int end = Math.min(bytes.length, at + DataChannel.LONGEST_PAYLOAD);
            chunks.add(new Chunk(type, Arrays.copyOfRange(bytes, at, end)));
        }
        length += bytes.length;
        if (!isTooLong && length > TOO_LONG) {
            isTooLong = true;
            hasTurned = true;
        }
    }

    boolean isEmpty() {
        return chunks.isEmpty();
    }

    /** Hands out the oldest piece. */
    void next(BiConsumer<PayloadType, byte[]> taker) {
        Chunk chunk = chunks.remove();
        length -= chunk.bytes().length;
        if (isTooLong && length < SHORT_AGAIN) {
            isTooLong = false;
            hasTurned = true;
        }
        taker.accept(chunk.type(), chunk.bytes());
    }

    boolean isTooLong() {
        return isTooLong;
    }

    /** Whether {@link #isTooLong} has changed since it was asked last. */
    boolean hasTurned() {
        boolean turned = hasTurned;
        hasTurned = false;
        return turned;
    }
}
