package dev.evenkeel.cli.exec;

import dev.evenkeel.cli.ecs.UnreachableException;
import dev.evenkeel.cli.shell.CommandException;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whole frames over a WebSocket, one after the other. How many are on their way is for the channel above to bound. */
final class SessionSocket implements WebSocket.Listener, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_FRAME = 1 << 20;

    private final Consumer<byte[]> frames;
    private final Consumer<String> broken;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
    private CompletableFuture<@Nullable WebSocket> sent = CompletableFuture.completedFuture(null);
    private @Nullable WebSocket socket;

    /** @param broken told why no more comes */
    SessionSocket(Consumer<byte[]> frames, Consumer<String> broken) {
        this.frames = frames;
        this.broken = broken;
    }

    /**
     * Connects and says the first words.
     *
     * @throws UnreachableException when nobody answers there
     */
    void open(String url, String opening) {
        WebSocket opened;
        try {
            opened = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build()
                    .newWebSocketBuilder()
                    .connectTimeout(PATIENCE)
                    .buildAsync(URI.create(url), this)
                    .join();
        } catch (IllegalArgumentException e) {
            throw CommandException.failed("the server names a session at '" + url + "', which is no WebSocket");
        } catch (CompletionException e) {
            throw new UnreachableException(
                    "cannot join the session at " + url.replaceAll("[?].*", "") + ": is there a proxy in between?");
        }
        synchronized (this) {
            socket = opened;
            sent = opened.sendText(opening, true).thenApply(same -> same);
        }
    }

    synchronized void send(byte[] bytes) {
        WebSocket open = socket;
        if (open != null) {
            sent = sent.thenCompose(before -> open.sendBinary(ByteBuffer.wrap(bytes), true));
        }
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        frame.writeBytes(bytes);
        if (frame.size() > LONGEST_FRAME) {
            broken.accept("the server sent a message of over " + LONGEST_FRAME + " bytes");
            from.abort();
        } else if (last) {
            byte[] whole = frame.toByteArray();
            frame.reset();
            frames.accept(whole);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        broken.accept(reason.isEmpty() ? "the server has closed the session" : reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        broken.accept("the connection to the server broke off");
    }

    @Override
    public synchronized void close() {
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
