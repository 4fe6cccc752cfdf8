package dev.evenkeel.http;

import dev.evenkeel.wire.Codec;
import dev.evenkeel.wire.WireError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Writes answers. Every one has a request id, none may be read by a web page of another origin. */
final class Answers {
    static final String AWS_JSON = "application/x-amz-json-1.1";
    static final String JSON = "application/json";

    private final Codec codec;

    Answers(Codec codec) {
        this.codec = codec;
    }

    void error(HttpServerRequest request, WireError error) {
        send(request, error.status(), AWS_JSON, codec.writeError(error));
    }

    /** Answers a request that is not read to its end and tells the client that the connection will be closed. */
    void lastError(HttpServerRequest request, WireError error) {
        if (!request.response().ended()) {
            request.response().putHeader("Connection", "close");
        }
        error(request, error);
    }

    /** The same, and closes the connection at once: what may follow on it cannot be understood. */
    void lastErrorAndClose(HttpServerRequest request, WireError error) {
        request.response().endHandler(end -> request.connection().close());
        lastError(request, error);
    }

    /** Does nothing when the client is gone or was answered before. */
    void send(HttpServerRequest request, int status, String contentType, byte[] body) {
        send(request, status, contentType, requestId(), body);
    }

    /** The same with a request id that stands in the body, too. */
    void send(HttpServerRequest request, int status, String contentType, String requestId, byte[] body) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        head(response, status, contentType, requestId).end(Buffer.buffer(body));
    }

    static HttpServerResponse head(HttpServerResponse response, int status, String contentType) {
        return head(response, status, contentType, requestId());
    }

    private static HttpServerResponse head(
            HttpServerResponse response, int status, String contentType, String requestId) {
        return response.setStatusCode(status)
                .putHeader("Content-Type", contentType)
                .putHeader("x-amzn-RequestId", requestId)
                .putHeader("X-Content-Type-Options", "nosniff");
    }

    static String requestId() {
        // Ids of requests are labels, not secrets; a secure random number would be the dearest part of the answer.
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
