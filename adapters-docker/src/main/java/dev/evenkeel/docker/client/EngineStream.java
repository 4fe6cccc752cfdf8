package dev.evenkeel.docker.client;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer of the engine that has no end of its own. Not thread-safe: used on the context it was opened on. */
public final class EngineStream implements AutoCloseable {

    /** The longest line of JSON that is read; the engine's own are a few KiB. */
    private static final int LONGEST_LINE = 1 << 20;

    private final HttpClientRequest request;
    private final HttpClientResponse response;
    private boolean ended;

    EngineStream(HttpClientRequest request, HttpClientResponse response) {
        this.request = request;
        this.response = response;
        response.pause();
        // A stream may be closed before anybody reads it.
        response.exceptionHandler(failure -> {});
    }

    /**
     * Begins to read.
     *
     * @param end runs exactly once: with null after the last byte, else with what broke the stream
     */
    public void read(Consumer<Buffer> bytes, Consumer<@Nullable Throwable> end) {
        response.handler(bytes::accept);
        response.exceptionHandler(failure -> finish(end, failure));
        response.endHandler(nothing -> finish(end, null));
        response.resume();
    }

    /** Begins to read JSON values, one a line. Chunks do not end where lines do, so they are put together again. */
    public void readJson(Consumer<JsonObject> values, Consumer<@Nullable Throwable> end) {
        RecordParser lines = RecordParser.newDelimited("\n", line -> {
            if (line.length() > 0) {
                values.accept(line.toJsonObject());
            }
        });
        lines.maxRecordSize(LONGEST_LINE);
        read(
                bytes -> {
                    try {
                        lines.handle(bytes);
                    } catch (DecodeException | IllegalStateException malformed) {
                        finish(end, malformed);
                        close();
                    }
                },
                end);
    }

    /** Stops the flow until {@link #fetch} asks for more. */
    public void pause() {
        response.pause();
    }

    /** Lets one more chunk come. */
    public void fetch() {
        response.fetch(1);
    }

    /** Ends the stream; nothing more is read, and {@code end} runs if it has not yet. */
    @Override
    public void close() {
        request.reset();
    }

    private void finish(Consumer<@Nullable Throwable> end, @Nullable Throwable failure) {
        if (!ended) {
            ended = true;
            end.accept(failure);
        }
    }
}
