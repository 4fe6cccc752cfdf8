package dev.evenkeel.router.proxy;

import dev.evenkeel.router.http.Framing;
import dev.evenkeel.router.http.Headers;
import dev.evenkeel.router.http.ResponseHead;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** What the router answers itself. */
final class OwnAnswers {
    private OwnAnswers() {}

    /** A code and one line that says what it is. */
    static void send(Exchange exchange, int status) {
        send(exchange, status, "text/plain; charset=utf-8", status + " " + text(status) + "\n", new Headers());
    }

    static void send(Exchange exchange, int status, String contentType, String body, Headers headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.add("Server", "evenkeel");
        if (bytes.length > 0) {
            headers.add("Content-Type", contentType);
        }
        exchange.answer(status, text(status), headers, Framing.length(bytes.length));
        if (bytes.length > 0 && !exchange.head().method().equals("HEAD")) {
            exchange.write(Buffer.buffer(bytes));
        }
        exchange.end();
    }

    static String text(int status) {
        return ResponseHead.of(status, new Headers()).reason();
    }
}
