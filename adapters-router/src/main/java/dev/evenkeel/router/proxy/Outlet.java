package dev.evenkeel.router.proxy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The leaving side of a connection. Small pieces are put together, so that a head and a short body are one packet. */
final class Outlet {
    private static final int SMALL = 8 << 10;
    private static final Buffer LINE_END = Buffer.buffer("\r\n");
    private static final Buffer LAST_CHUNK = Buffer.buffer("0\r\n\r\n");

    private final NetSocket socket;
    private @Nullable Buffer waiting;

    Outlet(NetSocket socket) {
        this.socket = socket;
    }

    /** Writes what nobody else will touch any more: what follows is put behind it. */
    void writeHead(Buffer head) {
        if (waiting == null) {
            waiting = head;
        } else {
            write(head);
        }
    }

    void write(Buffer bytes) {
        Buffer before = waiting;
        if (before == null && bytes.length() <= SMALL) {
            waiting = Buffer.buffer(bytes.length() + 256).appendBuffer(bytes);
        } else if (before != null && before.length() + bytes.length() <= 2 * SMALL) {
            before.appendBuffer(bytes);
        } else {
            flush();
            var unused = socket.write(bytes);
        }
    }

    void writeChunk(Buffer bytes) {
        if (bytes.length() > 0) {
            write(Buffer.buffer((Integer.toHexString(bytes.length()) + "\r\n").getBytes(StandardCharsets.US_ASCII)));
            write(bytes);
            write(LINE_END);
        }
    }

    void writeLastChunk() {
        write(LAST_CHUNK);
    }

    void flush() {
        Buffer bytes = waiting;
        if (bytes != null) {
            waiting = null;
            var unused = socket.write(bytes);
        }
    }

    /** Ends the connection when all is written. */
    void end() {
        flush();
        end(socket);
    }

    /** Ends a connection when all is written, also one whose listener is no more: Vert.x would not wait there. */
    static void end(NetSocket socket) {
        socket.write(Buffer.buffer()).onComplete(written -> socket.close());
    }

    boolean isFull() {
        return socket.writeQueueFull();
    }
}
