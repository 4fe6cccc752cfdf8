package dev.evenkeel.http;

import dev.evenkeel.wire.Codec;
import dev.evenkeel.wire.WireException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/** Collects the body of one request and counts it on the way: a body that is too long is never kept. Event loop only. */
final class BodyReader {
    private final HttpServerRequest request;
    private final Consumer<byte[]> whole;
    private final Consumer<WireException> refused;
    private final Buffer body = Buffer.buffer();
    private boolean isRefused;

    private BodyReader(HttpServerRequest request, Consumer<byte[]> whole, Consumer<WireException> refused) {
        this.request = request;
        this.whole = whole;
        this.refused = refused;
    }

    /**
     * Hands over the body when it is all there, or the refusal as soon as it is too long; exactly one of them. A body
     * that is refused is read to its end, but not kept, and its connection closed.
     */
    static void read(HttpServerRequest request, Consumer<byte[]> whole, Consumer<WireException> refused) {
        BodyReader reader = new BodyReader(request, whole, refused);
        request.handler(reader::take);
        request.endHandler(end -> reader.end());
    }

    private void take(Buffer chunk) {
        if (isRefused) {
            // Read on and forget: closing now would destroy the answer on its way to a client that still sends.
            return;
        }
        if (body.length() + chunk.length() > Codec.LONGEST_REQUEST) {
            isRefused = true;
            refused.accept(new WireException(
                    "RequestEntityTooLargeException",
                    413,
                    "the body is longer than " + Codec.LONGEST_REQUEST + " bytes"));
            return;
        }
        body.appendBuffer(chunk);
    }

    private void end() {
        if (isRefused) {
            request.connection().close();
        } else {
            whole.accept(body.getBytes());
        }
    }
}
