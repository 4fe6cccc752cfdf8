package dev.evenkeel.http;

import dev.evenkeel.bootstrap.CommandDesk;
import dev.evenkeel.wire.WireError;
import dev.evenkeel.wire.WireException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code GET /v1/data-channel/SESSION} as a WebSocket: the way into a session that ExecuteCommand has opened. Only one that
 * waits for its client is let in, and 100 at a time in all.
 */
final class SessionEndpoint {
    private static final int MOST_OPEN = 100;

    private final CommandDesk desk;
    private final Answers answers;
    private final Failures failures;
    private final AtomicInteger open = new AtomicInteger();

    SessionEndpoint(CommandDesk desk, Answers answers, Failures failures) {
        this.desk = desk;
        this.answers = answers;
        this.failures = failures;
    }

    boolean isFor(HttpServerRequest request) {
        return request.canUpgradeToWebSocket()
                && CommandDesk.sessionOf(String.valueOf(request.path())).isPresent();
    }

    /** @param joined told when the connection is a session's: its time is bounded by the session from then on */
    void accept(Context loop, HttpServerRequest request, Runnable joined) {
        String session = CommandDesk.sessionOf(request.path()).orElseThrow();
        if (!desk.isWaiting(session)) {
            refuse(request, "ResourceNotFoundException", 404, "no such session waits to be joined");
        } else if (open.incrementAndGet() > MOST_OPEN) {
            open.decrementAndGet();
            refuse(request, "ThrottlingException", 400, MOST_OPEN + " sessions are open already");
        } else {
            request.toWebSocket().onComplete(upgraded -> {
                if (upgraded.failed()) {
                    // What it sent was no WebSocket after all; Vert.x has answered it.
                    open.decrementAndGet();
                    return;
                }
                joined.run();
                new CommandStream(loop, upgraded.result(), desk, session, failures).begin(open::decrementAndGet);
            });
        }
    }

    private void refuse(HttpServerRequest request, String type, int status, String text) {
        answers.lastErrorAndClose(request, WireError.of(new WireException(type, status, text)));
    }
}
