package dev.evenkeel.docker.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A command's connection, against an engine of a few lines. */
class EngineProcessTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void endsAfterTheOutputThatHasWaited() throws Exception {
        try (ServerSocket engine = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> seen = new CopyOnWriteArrayList<>();
            CountDownLatch ended = new CountDownLatch(1);
            Context loop = vertx.getOrCreateContext();
            CompletableFuture<EngineProcess> opened = open(loop, engine.getLocalPort());
            Socket peer = handOver(engine);
            EngineProcess process = opened.get(10, TimeUnit.SECONDS);
            on(loop, () -> {
                process.read(
                        bytes -> seen.add(new String(bytes, StandardCharsets.UTF_8)), bytes -> {}, ended::countDown);
                process.flow(false);
            });

            peer.getOutputStream().write(new byte[] {1, 0, 0, 0, 0, 0, 0, 5, 'l', 'a', 't', 'e', '\n'});
            peer.close();

            assertFalse(ended.await(300, TimeUnit.MILLISECONDS), "it has not been read to its end");
            on(loop, () -> process.flow(true));
            assertTrue(ended.await(10, TimeUnit.SECONDS));
            assertEquals(List.of("late\n"), seen);
        }
    }

    private CompletableFuture<EngineProcess> open(Context loop, int port) {
        CompletableFuture<EngineProcess> opened = new CompletableFuture<>();
        loop.runOnContext(begin -> vertx.createNetClient()
                .connect(port, "127.0.0.1")
                .compose(socket -> EngineProcess.open(socket, "/exec/1/start", Buffer.buffer("{}"), false))
                .onSuccess(opened::complete)
                .onFailure(opened::completeExceptionally));
        return opened;
    }

    /** Reads the request, and agrees to it. */
    private static Socket handOver(ServerSocket engine) throws IOException {
        Socket peer = engine.accept();
        String request = "";
        while (!request.endsWith("\r\n\r\n{}")) {
            request += (char) peer.getInputStream().read();
        }
        peer.getOutputStream()
                .write("HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return peer;
    }

    private static void on(Context loop, Runnable action) throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        loop.runOnContext(now -> {
            action.run();
            done.complete(true);
        });
        done.get(10, TimeUnit.SECONDS);
    }
}
