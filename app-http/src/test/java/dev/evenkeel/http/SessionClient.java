package dev.evenkeel.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.wire.session.DataChannel;
import dev.evenkeel.wire.session.PayloadType;
import dev.evenkeel.wire.session.SessionJson;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.NullUnmarked;

/** The client's end of a session, which shakes hands by itself and takes output while it {@link #hasRoom}. */
@NullUnmarked
final class SessionClient implements WebSocket.Listener, DataChannel.Receiver {
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final DataChannel channel =
            new DataChannel(DataChannel.End.CLIENT, this::sendBytes, this, System::currentTimeMillis);
    private CompletableFuture<WebSocket> sent;
    private WebSocket socket;
    private volatile String end = "";
    private volatile boolean isReady;
    final List<String> closed = Collections.synchronizedList(new ArrayList<>());
    volatile boolean hasRoom = true;
    volatile String sessionType;
    volatile Integer exitCode;

    /** @param opening what is said first; nothing when empty */
    static SessionClient join(String url, String opening) {
        SessionClient client = new SessionClient();
        client.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create(url), client)
                .join();
        client.sent = CompletableFuture.completedFuture(client.socket);
        if (!opening.isEmpty()) {
            client.sendText(opening);
        }
        return client;
    }

    synchronized void sendText(String text) {
        sent = sent.thenCompose(before -> socket.sendText(text, true));
    }

    synchronized void sendBytes(byte[] bytes) {
        sent = sent.thenCompose(before -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    synchronized void type(String text) {
        channel.send(PayloadType.OUTPUT, text.getBytes(StandardCharsets.UTF_8));
    }

    synchronized void size(int columns, int rows) {
        channel.send(PayloadType.SIZE, SessionJson.size(new SessionJson.Size(columns, rows)));
    }

    void abort() {
        socket.abort();
    }

    @Override
    public synchronized CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        message.writeBytes(bytes);
        if (last) {
            byte[] frame = message.toByteArray();
            message.reset();
            channel.received(frame);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        end = status + " " + reason;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end = "gone: " + error;
    }

    @Override
    public boolean take(PayloadType type, byte[] payload, boolean last) {
        switch (type) {
            case HANDSHAKE_REQUEST -> {
                sessionType = new JsonObject(new String(payload, StandardCharsets.UTF_8))
                        .getJsonArray("RequestedClientActions")
                        .getJsonObject(0)
                        .getJsonObject("ActionParameters")
                        .getString("SessionType");
                channel.send(PayloadType.HANDSHAKE_RESPONSE, SessionJson.handshakeResponse());
            }
            case HANDSHAKE_COMPLETE -> isReady = true;
            case EXIT_CODE -> exitCode = SessionJson.exitCode(payload);
            default -> {
                if (!hasRoom) {
                    return false;
                }
                (type == PayloadType.STDERR ? err : out).writeBytes(payload);
            }
        }
        return true;
    }

    @Override
    public void acknowledged() {}

    @Override
    public void closed(String said) {
        closed.add(said);
    }

    synchronized byte[] outBytes() {
        return out.toByteArray();
    }

    String out() {
        return new String(outBytes(), StandardCharsets.UTF_8);
    }

    synchronized String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    void awaitHandshake() throws InterruptedException {
        await(() -> isReady, () -> "hands were never shaken: " + end);
    }

    /** What came by either output; each in its order, the two one after the other. */
    void awaitOut(String text) throws InterruptedException {
        await(() -> (out() + err()).equals(text), () -> "came: " + out() + err());
    }

    void awaitClosed() throws InterruptedException {
        await(() -> !closed.isEmpty(), () -> "the channel was never closed: " + end);
    }

    String awaitEnd() throws InterruptedException {
        await(() -> !end.isEmpty(), () -> "the connection was never closed");
        return end;
    }

    static void await(BooleanSupplier condition, Supplier<String> otherwise) throws InterruptedException {
        for (int round = 0; round < 1_000 && !condition.getAsBoolean(); round++) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertTrue(condition.getAsBoolean(), otherwise);
    }
}
