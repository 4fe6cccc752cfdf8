package dev.evenkeel.router.http;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gathers the bytes of one head until it is whole. A line that does not end in CR LF is refused as soon as it is seen, so
 * that a client that uses bare line feeds does not wait for an answer that cannot come.
 */
public final class HeadBuffer {
    /** As an Application Load Balancer has it. */
    public static final int LONGEST_HEAD = 64 << 10;

    public static final int LONGEST_LINE = 16 << 10;

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] NONE = {};
    private static final int USUAL = 512;

    private byte[] bytes = NONE;
    private int length;
    private int lineStart;
    private int lines;

    /**
     * Takes what belongs to the head.
     *
     * @return where the rest of the data begins; all of it is taken while {@link #isWhole} is false
     * @throws MalformedException when it is no head, or too long
     */
    public int take(Buffer data, int from) throws MalformedException {
        int at = from;
        while (at < data.length()) {
            int piece = Math.min(data.length() - at, LONGEST_HEAD + 1 - length);
            ensure(length + piece);
            data.getBytes(at, at + piece, bytes, length);
            int end = scan(length, length + piece);
            if (end >= 0) {
                int used = end - length;
                length = end;
                return at + used;
            }
            length += piece;
            at += piece;
            if (length > LONGEST_HEAD) {
                throw tooLong();
            }
        }
        return at;
    }

    /** Whether its empty line has been seen. */
    public boolean isWhole() {
        return lines < 0;
    }

    /** Whether nothing of it has come yet. */
    public boolean isEmpty() {
        return length == 0;
    }

    /** Whether it is what HTTP/2 with prior knowledge begins with (RFC 9113, 3.4); no request of HTTP/1 is. */
    public boolean isHttp2() {
        return isWhole() && Arrays.equals(bytes, 0, length, PREFACE, 0, PREFACE.length);
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Begins the next one. */
    public void clear() {
        length = 0;
        lineStart = 0;
        lines = 0;
        if (bytes.length > 4096) {
            bytes = NONE;
        }
    }

    /** Holds no memory while nothing of a head has come: there may be many that wait. */
    public void rest() {
        if (isEmpty()) {
            bytes = NONE;
        }
    }

    /** The end of the head if it is between these places, else -1. */
    private int scan(int from, int to) throws MalformedException {
        for (int i = from; i < to; i++) {
            byte letter = bytes[i];
            if (letter == '\n') {
                if (i == 0 || bytes[i - 1] != '\r') {
                    throw MalformedException.bad("a line ends in a bare LF");
                }
                boolean empty = i - lineStart == 1;
                lineStart = i + 1;
                if (empty && lines > 0) {
                    lines = -1;
                    return i + 1;
                } else if (!empty) {
                    lines++;
                } else if (i > 1) {
                    throw MalformedException.bad("more than one empty line before a message");
                }
            } else if (i > 0 && bytes[i - 1] == '\r') {
                throw MalformedException.bad("a bare CR");
            } else if (i - lineStart > LONGEST_LINE) {
                throw tooLong();
            }
        }
        return -1;
    }

    private MalformedException tooLong() {
        return lines == 0
                ? new MalformedException(414, "the request line is longer than 16 KiB")
                : MalformedException.bad("a header is longer than 16 KiB, or all of them than 64 KiB");
    }

    private void ensure(int capacity) {
        if (capacity > bytes.length) {
            int more = Math.clamp(bytes.length * 2L, USUAL, LONGEST_HEAD + 1);
            bytes = Arrays.copyOf(bytes, Math.max(capacity, more));
        }
    }
}
