package dev.evenkeel.router;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HTTP/2 with prior knowledge from the client, HTTP/1.1 to the target. */
class Http2Test {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false),
            new PoolOptions().setHttp2MaxSize(1));

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void passesRequestsOnThatShareAConnection() throws Exception {
        Server server = Server.of((head, in, out) -> {
            String body = Server.body(head, in);
            out.write(
                    ("HTTP/1.1 201 Created\r\nX-Target: yes\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            return true;
        });
        try (RunningRouter running = RunningRouter.before(server)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(post(running.port, "/" + i, "body " + i));
            }
            List<String> bodies = get(Future.all(answers)).list();

            assertEquals("HTTP_2 201 yes body 7", bodies.get(7));
            assertEquals("127.0.0.1", Server.header(server.heads.get(0), "X-Forwarded-For"));
            assertEquals("localhost:" + running.port, Server.header(server.heads.get(0), "Host"));
            assertTrue(server.connections.get() <= 20);
        }
    }

    @Test
    void streamsLargeBodies() throws Exception {
        int size = 20 << 20;
        Server server = Server.of((head, in, out) -> {
            out.write(
                    ("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(new byte[size]);
            return true;
        });
        try (RunningRouter running = RunningRouter.before(server)) {
            Future<Buffer> body = client.request(HttpMethod.GET, running.port, "localhost", "/")
                    .compose(request -> request.send())
                    .compose(HttpClientResponse::body);

            assertEquals(size, get(body).length());
        }
    }

    @Test
    void answersItselfWhereNoTargetIs() throws Exception {
        try (RunningRouter running = RunningRouter.before()) {
            assertTrue(get(post(running.port, "/", "x")).startsWith("HTTP_2 503"));
        }
    }

    @Test
    void answersWhatIsUnderWayWhenItsListenerIsNoMore() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Server server = Server.of((head, in, out) -> {
            String body = Server.body(head, in);
            if (body.equals("slow")) {
                asked.countDown();
                go.await();
            }
            out.write(Server.answer(body));
            return true;
        });
        try (RunningRouter running = RunningRouter.before(server)) {
            Future<String> slow = post(running.port, "/", "slow");
            asked.await();
            running.router.remove("listener");
            Pause.millis(100); // who connects while it is being shut makes Netty warn
            RunningRouter.await(() -> isShut(running.port));

            // Over the same connection, which is told to be given up.
            String last = get(post(running.port, "/", "last"));
            go.countDown();

            assertEquals(List.of("HTTP_2 200 null last", "HTTP_2 200 null slow"), List.of(last, get(slow)));
            ExecutionException refused =
                    assertThrows(ExecutionException.class, () -> get(post(running.port, "/", "late")));
            assertInstanceOf(ConnectException.class, refused.getCause());
        }
    }

    private static boolean isShut(int port) {
        try {
            new Client(port).close();
            return false;
        } catch (IOException refused) {
            return true;
        }
    }

    private Future<String> post(int port, String path, String body) {
        return client.request(HttpMethod.POST, port, "localhost", path)
                .compose(request -> request.send(body))
                .compose(answer -> answer.body()
                        .map(text -> answer.version() + " " + answer.statusCode() + " " + answer.getHeader("x-target")
                                + " " + text));
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
