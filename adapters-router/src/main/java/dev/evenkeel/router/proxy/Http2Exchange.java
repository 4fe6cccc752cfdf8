package dev.evenkeel.router.proxy;

import dev.evenkeel.router.http.Framing;
import dev.evenkeel.router.http.Headers;
import dev.evenkeel.router.http.Heads;
import dev.evenkeel.router.http.MalformedException;
import dev.evenkeel.router.http.RequestHead;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that came over HTTP/2. */
final class Http2Exchange implements Exchange {
    /** RFC 9113, 7: what went wrong was ours. */
    private static final long INTERNAL_ERROR = 0x2;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final String client;
    private RequestHead head = new RequestHead("", "/", 1, "", new Headers(), Framing.NONE);
    private @Nullable Server server;
    private long received;

    Http2Exchange(HttpServerRequest request, String client) {
        this.request = request;
        this.client = client;
        response = request.response();
    }

    void begin(Switchboard switchboard) {
        request.pause();
        Headers headers = new Headers();
        for (Map.Entry<String, String> header : request.headers()) {
            headers.add(header.getKey(), header.getValue());
        }
        String authority =
                request.authority() == null ? "" : request.authority().toString();
        try {
            head = Heads.checked(request.method().name(), request.uri(), authority, headers, request.isEnded());
        } catch (MalformedException refusal) {
            switchboard.refused();
            request.resume();
            OwnAnswers.send(this, refusal.status());
            return;
        }
        response.closeHandler(closed -> gone());
        response.exceptionHandler(broken -> gone());
        request.exceptionHandler(broken -> gone());
        response.drainHandler(drained -> {
            if (server != null) {
                server.writable();
            }
        });
        switchboard.answer(this);
    }

    private void gone() {
        Server current = server;
        server = null;
        if (current != null) {
            current.gone();
        }
    }

    @Override
    public RequestHead head() {
        return head;
    }

    @Override
    public String client() {
        return client;
    }

    @Override
    public void serve(Server by) {
        server = by;
    }

    @Override
    public void receive() {
        request.handler(bytes -> {
            received += bytes.length();
            if (server != null) {
                server.body(bytes);
                server.rested();
            }
        });
        request.endHandler(end -> {
            boolean whole =
                    head.body().kind() != Framing.Kind.LENGTH || head.body().length() == received;
            if (!whole) {
                gone();
                var unused = response.reset(INTERNAL_ERROR);
            } else if (server != null) {
                server.bodyEnd();
            }
        });
        request.resume();
    }

    @Override
    public void hold(boolean waiting) {
        if (waiting) {
            request.pause();
        } else {
            request.resume();
        }
    }

    @Override
    public void answer(int status, String reason, Headers headers, Framing body) {
        response.setStatusCode(status);
        headers.each((name, value) -> response.headers().add(name.toLowerCase(Locale.ROOT), value));
        if (body.kind() == Framing.Kind.LENGTH) {
            response.putHeader("content-length", String.valueOf(body.length()));
        }
    }

    @Override
    public void tunnel(Headers headers) {
        // HTTP/2 has no Upgrade, so that no target is ever asked for one.
        abort();
    }

    @Override
    public void write(Buffer bytes) {
        if (!response.ended() && !response.closed()) {
            var unused = response.write(bytes);
        }
    }

    @Override
    public void flush() {
        // Written at once.
    }

    @Override
    public boolean isFull() {
        return !response.ended() && response.writeQueueFull();
    }

    @Override
    public void end() {
        server = null;
        if (!response.ended() && !response.closed()) {
            var unused = response.end();
        }
        if (!request.isEnded()) {
            // What is left of the body is let go by.
            request.handler(bytes -> {});
            request.endHandler(end -> {});
            request.resume();
        }
    }

    @Override
    public void abort() {
        server = null;
        var unused = response.reset(INTERNAL_ERROR);
    }
}
