package dev.evenkeel.docker.client;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A command in a container, over a connection that was HTTP until the engine agreed to hand it over. It is spoken by hand,
 * since an HTTP client gives a connection away for CONNECT and GET only.
 *
 * <p>Not thread-safe: used on the context it was opened on.
 */
public final class EngineProcess implements AutoCloseable {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int LONGEST_HEAD = 64 << 10;

    private final NetSocket socket;
    private final boolean terminal;
    private final Buffer first;

    private EngineProcess(NetSocket socket, boolean terminal, Buffer first) {
        this.socket = socket;
        this.terminal = terminal;
        this.first = first;
    }

    /** Asks for the connection; fails with an {@link EngineException} when the engine refuses. */
    static Future<EngineProcess> open(NetSocket socket, String uri, Buffer body, boolean terminal) {
        Promise<EngineProcess> opened = Promise.promise();
        Buffer head = Buffer.buffer();
        socket.exceptionHandler(opened::tryFail);
        socket.closeHandler(
                gone -> opened.tryFail(refusal(head, "the engine closed the connection: " + head.length())));
        socket.handler(bytes -> {
            head.appendBuffer(bytes);
            int end = head.toString(StandardCharsets.ISO_8859_1).indexOf(END_OF_HEAD);
            if (end >= 0 && isHandedOver(head)) {
                socket.pause();
                opened.tryComplete(
                        new EngineProcess(socket, terminal, head.getBuffer(end + END_OF_HEAD.length(), head.length())));
            } else if (head.length() > LONGEST_HEAD) {
                opened.tryFail(new IllegalStateException("the engine's answer is longer than " + LONGEST_HEAD));
                socket.close();
            }
        });
        // A refusal ends with the connection, so that its text is whole.
        String request =
                "POST " + uri + " HTTP/1.1\r\nHost: docker\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\nConnection: Upgrade\r\nUpgrade: tcp" + END_OF_HEAD;
        socket.write(Buffer.buffer(request).appendBuffer(body)).onFailure(opened::tryFail);
        return opened.future();
    }

    private static boolean isHandedOver(Buffer head) {
        return head.toString(StandardCharsets.ISO_8859_1)
                .toUpperCase(Locale.ROOT)
                .startsWith("HTTP/1.1 101 ");
    }

    private static EngineException refusal(Buffer answer, String otherwise) {
        String text = answer.toString();
        int end = text.indexOf(END_OF_HEAD);
        String[] status = text.split(" ", 3);
        return status.length < 3 || end < 0 || !status[1].matches("[1-5][0-9][0-9]")
                ? new EngineException(500, otherwise)
                : EngineHttp.refusal(Integer.parseInt(status[1]), text.substring(end + END_OF_HEAD.length()));
    }

    /**
     * Begins to read.
     *
     * @param end runs once, when nothing more comes
     */
    public void read(Consumer<byte[]> out, Consumer<byte[]> err, Runnable end) {
        Frames frames = new Frames(
                !terminal,
                (isError, chunk, from, length) -> (isError ? err : out).accept(chunk.getBytes(from, from + length)));
        // What breaks the connection also ends it. It may be closed while output still waits here for the way to be
        // free: the end comes after that output.
        socket.exceptionHandler(broken -> {});
        socket.closeHandler(gone -> {});
        socket.endHandler(gone -> end.run());
        socket.handler(frames::accept);
        if (first.length() > 0) {
            frames.accept(first);
        }
        socket.resume();
    }

    /** Whether output may come. */
    public void flow(boolean open) {
        if (open) {
            socket.resume();
        } else {
            socket.pause();
        }
    }

    /** Done when it has left this process. */
    public Future<Void> write(byte[] bytes) {
        return socket.write(Buffer.buffer(bytes));
    }

    /** Closes the command's input and leaves its output open. */
    public void endInput() {
        Channel channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
        if (channel instanceof DuplexChannel duplex) {
            var unused = duplex.shutdownOutput();
        }
    }

    /** Ends the connection; the command may run on. */
    @Override
    public void close() {
        socket.close();
    }
}
