package dev.evenkeel.docker;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An engine of a few answers on a unix socket: what is not set up answers 404, as the real one does. */
public final class FakeEngine implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Path folder;
    private final Path socket;
    private final Map<String, Consumer<HttpServerRequest>> answers = new HashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<HttpServerRequest> eventStreams = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;

    public FakeEngine() throws IOException {
        folder = Files.createTempDirectory("evenkeel");
        socket = folder.resolve("docker.sock");
        answer("GET /version", 200, new JsonObject().put("ApiVersion", "1.41").put("MinAPIVersion", "1.12"));
        answer("GET /_ping", 200, new JsonObject());
        answer(
                "GET /info",
                200,
                new JsonObject()
                        .put("Name", "fake")
                        .put("ServerVersion", "20.10.24")
                        .put("NCPU", 2)
                        .put("MemTotal", 4L << 30)
                        .put("OSType", "linux")
                        .put("Architecture", "aarch64"));
        answer("GET /volumes", 200, new JsonObject().putNull("Volumes"));
        answer("GET /networks", new JsonArray());
        on("GET /events", request -> {
            eventStreams.add(request);
            request.response().setChunked(true).writeHead();
        });
        listen();
    }

    /** As DOCKER_HOST has it. */
    public String host() {
        return "unix://" + socket;
    }

    /** @param request method and path without the version, such as {@code GET /info} */
    public FakeEngine answer(String request, int status, JsonObject body) {
        return on(request, asked -> asked.response().setStatusCode(status).end(body.encode()));
    }

    public FakeEngine answer(String request, JsonArray body) {
        return on(request, asked -> asked.response().end(body.encode()));
    }

    public synchronized FakeEngine on(String request, Consumer<HttpServerRequest> answer) {
        answers.put(request, answer);
        return this;
    }

    /** All that was asked so far, as method and path without the version. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Tells all who listen. */
    public void event(String containerId, String action) {
        JsonObject event = new JsonObject()
                .put("Type", "container")
                .put("Action", action)
                .put("Actor", new JsonObject().put("ID", containerId).put("Attributes", new JsonObject()));
        // In two pieces, since the real one's chunks do not end where events do either.
        String text = event.encode() + "\n";
        eventStreams.forEach(stream -> {
            stream.response().write(text.substring(0, 10));
            stream.response().write(text.substring(10));
        });
    }

    public int eventStreams() {
        return eventStreams.size();
    }

    public void breakEventStreams() {
        List<HttpServerRequest> all = new ArrayList<>(eventStreams);
        eventStreams.clear();
        all.forEach(stream -> stream.connection().close());
    }

    /** Stops answering, as an engine that is down. */
    public void down() {
        if (server != null) {
            server.close().toCompletionStage().toCompletableFuture().join();
            server = null;
        }
        eventStreams.clear();
    }

    /** Answers again. */
    public void listen() {
        server = vertx.createHttpServer().requestHandler(this::handle);
        server.listen(SocketAddress.domainSocketAddress(socket.toString()))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() throws IOException {
        down();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        Files.deleteIfExists(socket);
        Files.deleteIfExists(folder);
    }

    private void handle(HttpServerRequest request) {
        String asked = request.method() + " " + request.path().replaceFirst("^/v1\\.\\d+", "");
        requests.add(asked);
        Consumer<HttpServerRequest> answer;
        synchronized (this) {
            answer = answers.get(asked);
        }
        if (answer == null) {
            request.response()
                    .setStatusCode(404)
                    .end(new JsonObject().put("message", "no " + asked).encode());
        } else {
            answer.accept(request);
        }
    }
}
