package dev.evenkeel.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An endpoint whose answers are scripted by operation; the last answer of an operation is repeated. */
public final class FakeEcs implements AutoCloseable {
    private record Answer(int status, String type, String body) {}

    private final HttpServer server;
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    public FakeEcs() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next answer of this operation. */
    public FakeEcs answers(String operation, String json) {
        return add(operation, new Answer(200, "application/x-amz-json-1.1", json));
    }

    /** The next answer of this operation is an error, in ECS's shape. */
    public FakeEcs refuses(String operation, int status, String code, String message) {
        String json = "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}";
        return add(operation, new Answer(status, "application/x-amz-json-1.1", json));
    }

    /** The next answer to a GET of this path. */
    public FakeEcs answersGet(String path, int status, String type, String body) {
        return add(path, new Answer(status, type, body));
    }

    /** What was asked: the operation, a space, the body; or a path with its query. */
    public List<String> requests() {
        return new ArrayList<>(requests);
    }

    /** Those of the requests that change something. */
    public List<String> changes() {
        return requests.stream()
                .filter(request -> !request.startsWith("Describe")
                        && !request.startsWith("List")
                        && !request.startsWith("/_evenkeel/"))
                .toList();
    }

    public String lastAuthorization() {
        return authorizations.getLast();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private FakeEcs add(String operation, Answer answer) {
        answers.computeIfAbsent(operation, name -> new ArrayDeque<>()).add(answer);
        return this;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        String operation =
                target == null ? exchange.getRequestURI().getPath() : target.substring(target.indexOf('.') + 1);
        requests.add(target == null ? exchange.getRequestURI().toString() : operation + " " + body);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        authorizations.add(authorization == null ? "" : authorization);
        Answer answer = next(operation);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer next(String operation) {
        Deque<Answer> left = answers.get(operation);
        if (left == null || left.isEmpty()) {
            String json =
                    "{\"__type\":\"UnknownOperationException\",\"message\":\"" + operation + " is not scripted\"}";
            return new Answer(400, "application/x-amz-json-1.1", json);
        }
        return left.size() == 1 ? left.element() : left.remove();
    }
}
