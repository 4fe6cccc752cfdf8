package dev.evenkeel.http;

import dev.evenkeel.wire.WireError;
import dev.evenkeel.wire.WireException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Brings each request of one event loop to its endpoint, after the doorkeeper has seen it. */
final class Router {
    private final Doorkeeper doorkeeper;
    private final ConnectionWatch watch;
    private final Answers answers;
    private final WireEndpoint wire;
    private final QueryEndpoint query;
    private final AdminEndpoints admin;
    private final LogEndpoint logs;
    private final ExplainEndpoint explanations;
    private final TrafficPage traffic;
    private final SessionEndpoint sessions;
    private final Failures failures;

    Router(
            Doorkeeper doorkeeper,
            ConnectionWatch watch,
            Answers answers,
            WireEndpoint wire,
            QueryEndpoint query,
            AdminEndpoints admin,
            LogEndpoint logs,
            ExplainEndpoint explanations,
            TrafficPage traffic,
            SessionEndpoint sessions,
            Failures failures) {
        this.doorkeeper = doorkeeper;
        this.watch = watch;
        this.answers = answers;
        this.wire = wire;
        this.query = query;
        this.admin = admin;
        this.logs = logs;
        this.explanations = explanations;
        this.traffic = traffic;
        this.sessions = sessions;
        this.failures = failures;
    }

    void route(Context loop, HttpServerRequest request) {
        watch.receiving(request.connection(), () -> late(request));
        request.response().endHandler(end -> watch.answered(request.connection()));
        // A client that breaks off is no fault: the response notices that it is closed.
        request.exceptionHandler(gone -> watch.answered(request.connection()));
        try {
            doorkeeper.check(request.headers());
            if (sessions.isFor(request)) {
                sessions.accept(loop, request, () -> watch.answering(request.connection()));
                return;
            }
            boolean isOperation = isRoute(request, HttpMethod.POST, "/");
            boolean isQuery = isOperation && QueryEndpoint.isFor(request.headers());
            if (isOperation && !isQuery) {
                WireEndpoint.checkContentType(request.headers());
            }
            BodyReader.read(
                    request,
                    body -> {
                        watch.answering(request.connection());
                        answer(loop, request, isOperation, isQuery, body);
                    },
                    refusal -> {
                        watch.closing(request.connection());
                        answers.lastError(request, WireError.of(refusal));
                    });
        } catch (WireException e) {
            // The body is read and forgotten, so that the client can read the answer.
            request.handler(chunk -> {});
            answers.error(request, WireError.of(e));
        }
    }

    private void answer(Context loop, HttpServerRequest request, boolean isOperation, boolean isQuery, byte[] body) {
        try {
            if (isQuery) {
                query.answer(loop, request, body);
            } else if (isOperation) {
                wire.answer(loop, request, body);
            } else if (isRoute(request, HttpMethod.GET, "/_evenkeel/health")) {
                admin.health(request);
            } else if (isRoute(request, HttpMethod.GET, "/metrics")) {
                admin.metrics(loop, request);
            } else if (isRoute(request, HttpMethod.GET, "/_evenkeel/logs")) {
                logs.answer(loop, request);
            } else if (isRoute(request, HttpMethod.GET, "/_evenkeel/explain")) {
                explanations.answer(loop, request);
            } else if (isRoute(request, HttpMethod.GET, "/_evenkeel/traffic")) {
                traffic.answer(loop, request);
            } else if (isRoute(request, HttpMethod.POST, "/_evenkeel/reset")) {
                admin.reset(loop, request);
            } else {
                throw new WireException(
                        "NotFoundException",
                        404,
                        "there is no " + WireException.excerpt(request.method() + " " + request.path())
                                + "; operations are POST /");
            }
        } catch (RuntimeException e) {
            // Vert.x would log it and leave the client waiting.
            answers.error(request, failures.error(e));
        }
    }

    private static boolean isRoute(HttpServerRequest request, HttpMethod method, String path) {
        return request.method().equals(method) && path.equals(request.path());
    }

    private void late(HttpServerRequest request) {
        answers.lastErrorAndClose(
                request,
                WireError.of(new WireException("RequestTimeoutException", 408, "the request was not sent in time")));
    }

    /** Answers what is not even HTTP, or is too much of it. */
    void invalid(HttpServerRequest request) {
        answers.lastErrorAndClose(
                request, WireError.of(complaint(request.decoderResult().cause())));
    }

    private static WireException complaint(@Nullable Throwable cause) {
        if (cause instanceof TooLongHttpHeaderException) {
            return new WireException("RequestHeaderTooLargeException", 431, "the headers are longer than 16 KiB");
        } else if (cause instanceof TooLongHttpLineException) {
            return new WireException("RequestUriTooLongException", 414, "the request line is longer than 4 KiB");
        }
        return new WireException("MalformedHttpRequestException", 400, "the request is not HTTP/1.1");
    }
}
