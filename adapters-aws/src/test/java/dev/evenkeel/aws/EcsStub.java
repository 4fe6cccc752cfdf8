package dev.evenkeel.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** An endpoint on loopback that answers what it was told to, in order, and keeps what it was asked. */
final class EcsStub implements AutoCloseable {
    /** An answer that is no answer: the connection is closed instead. */
    static final Reply HANG_UP = new Reply(0, "");

    private final HttpServer server;
    private final Queue<Reply> replies;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    EcsStub(Reply... replies) {
        this.replies = new ArrayDeque<>(List.of(replies));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    record Reply(int status, String body) {}

    record Asked(String target, String contentType, String scope, String body) {}

    static Reply error(int status, String code, String message) {
        return new Reply(status, "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(new Asked(
                exchange.getRequestHeaders().getFirst("X-Amz-Target"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                scope(exchange.getRequestHeaders().getFirst("Authorization")),
                body));
        Reply reply =
                replies.isEmpty() ? error(400, "ClientException", "The stub has no answer left.") : replies.remove();
        if (!reply.equals(HANG_UP)) {
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** The credential scope without the date: {@code AKID/region/service/aws4_request}. */
    private static String scope(String authorization) {
        return authorization.replaceAll(".*Credential=([^/]+)/\\d{8}/([^,]+),.*", "$1/$2");
    }
}
