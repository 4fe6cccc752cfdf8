package dev.evenkeel.bench.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engine's API, one connection a call, as little between as can be. May be used from any thread. */
final class EngineSocket {
    private static final String API = "/v1.41";
    private static final int NOT_FOUND = 404;
    /** Such as the removal of what is being removed. */
    private static final int CONFLICT = 409;

    private final UnixDomainSocketAddress address;

    EngineSocket(Path socket) {
        address = UnixDomainSocketAddress.of(socket);
    }

    /** The containers with a label that run. */
    List<JsonObject> running(String label) {
        JsonObject filters =
                new JsonObject().put("label", new JsonArray().add(label)).put("status", new JsonArray().add("running"));
        return list("/containers/json?filters=" + URLEncoder.encode(filters.encode(), StandardCharsets.UTF_8));
    }

    /** Removes every container with a label, running or not. */
    void remove(String label) {
        JsonObject filters = new JsonObject().put("label", new JsonArray().add(label));
        list("/containers/json?all=1&filters=" + URLEncoder.encode(filters.encode(), StandardCharsets.UTF_8)).stream()
                .parallel()
                .forEach(container -> tell("DELETE", "/containers/" + container.getString("Id") + "?force=1", null));
    }

    /** An answer that is an object. */
    JsonObject ask(String method, String path, @Nullable JsonObject body) {
        String answer = tell(method, path, body);
        return answer.isBlank() ? new JsonObject() : new JsonObject(answer);
    }

    /** An answer that is a list of objects. */
    List<JsonObject> list(String path) {
        return new JsonArray(tell("GET", path, null))
                .stream().map(JsonObject.class::cast).toList();
    }

    /**
     * Makes a call.
     *
     * @throws IllegalStateException when the engine refuses it, unless it says that there is nothing left to do
     */
    String tell(String method, String path, @Nullable JsonObject body) {
        String content = body == null ? "" : body.encode();
        String head = method + " " + API + path
                + " HTTP/1.0\r\nHost: docker\r\nContent-Type: application/json\r\nContent-Length: "
                + content.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n";
        String answer;
        try (SocketChannel channel = SocketChannel.open(address)) {
            ByteBuffer out = ByteBuffer.wrap((head + content).getBytes(StandardCharsets.UTF_8));
            while (out.hasRemaining()) {
                int unused = channel.write(out);
            }
            answer = readAll(channel);
        } catch (IOException gone) {
            throw new UncheckedIOException(method + " " + path, gone);
        }
        int end = answer.indexOf("\r\n\r\n");
        int status = Integer.parseInt(answer.substring(9, 12));
        boolean nothingToDo = status == NOT_FOUND || status == CONFLICT;
        if (status >= 400 && !nothingToDo) {
            throw new IllegalStateException(method + " " + path + ": " + answer.substring(end + 4));
        }
        return answer.substring(end + 4);
    }

    private static String readAll(SocketChannel channel) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer part = ByteBuffer.allocate(65536);
        while (channel.read(part) >= 0) {
            bytes.write(part.array(), 0, part.position());
            part.clear();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
