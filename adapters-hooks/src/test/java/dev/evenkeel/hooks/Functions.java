package dev.evenkeel.hooks;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.evenkeel.testkit.RecordingReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A web server of a test, on a free port of loopback, whose answers tests choose by path. */
final class Functions implements AutoCloseable {
    private final HttpServer server;
    final List<String> payloads = new CopyOnWriteArrayList<>();

    Functions() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
    }

    /** A path that answers with a status and a text; its URL. */
    String answering(String path, int status, String text) {
        server.createContext(path, exchange -> answer(exchange, status, text));
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange, int status, String text) throws IOException {
        payloads.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static HookTargets target(String function, String target) {
        return new HookTargets(new TreeMap<>(Map.of(function, HookTarget.of(target))));
    }

    static void await(RecordingReports reports, int count) {
        for (int i = 0; i < 1_000 && reports.hookAnswers().size() < count; i++) {
            LockSupport.parkNanos(10_000_000);
        }
        assertTrue(reports.hookAnswers().size() >= count, "no answer within 10 s");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
