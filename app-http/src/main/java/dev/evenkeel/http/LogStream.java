package dev.evenkeel.http;

import dev.evenkeel.core.port.LogSource.LogLine;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lines of a task on their way to one client. A client that does not read them fast enough is cut off. */
final class LogStream {
    private static final int MOST_WAITING_BYTES = 8 << 20;

    private final Context loop;
    private final HttpServerResponse response;
    private final Consumer<String> notFound;
    private final Failures failures;
    /** Bytes that were handed to the event loop and not written yet. */
    private final AtomicLong waiting = new AtomicLong();

    private @Nullable AutoCloseable reading;
    private boolean isOver;

    /** @param notFound is told why nothing could be read */
    LogStream(Context loop, HttpServerResponse response, Consumer<String> notFound, Failures failures) {
        this.loop = loop;
        this.response = response;
        this.notFound = notFound;
        this.failures = failures;
        response.setWriteQueueMaxSize(MOST_WAITING_BYTES);
    }

    /** Event loop. */
    void reads(AutoCloseable source) {
        reading = source;
        response.exceptionHandler(gone -> stop());
        response.closeHandler(gone -> stop());
        if (isOver) {
            close(source);
        }
    }

    /** Any thread. */
    void line(LogLine line) {
        String text = line.container() + "\t" + line.text() + "\n";
        if (waiting.addAndGet(text.length()) <= MOST_WAITING_BYTES) {
            loop.runOnContext(back -> write(text));
        } else {
            loop.runOnContext(back -> cutOff());
        }
    }

    /** Any thread. */
    void end(@Nullable String reason) {
        loop.runOnContext(back -> {
            if (isOver) {
                return;
            }
            stop();
            if (reason != null && !response.headWritten()) {
                notFound.accept(reason);
            } else {
                head();
                response.end();
            }
        });
    }

    private void write(String text) {
        waiting.addAndGet(-text.length());
        if (isOver) {
            return;
        }
        if (response.writeQueueFull()) {
            cutOff();
            return;
        }
        head();
        response.write(text);
    }

    private void head() {
        if (!response.headWritten()) {
            Answers.head(response, 200, "text/plain; charset=utf-8").setChunked(true);
        }
    }

    private void cutOff() {
        if (!isOver) {
            stop();
            response.reset();
        }
    }

    private void stop() {
        isOver = true;
        AutoCloseable source = reading;
        reading = null;
        if (source != null) {
            close(source);
        }
    }

    private void close(AutoCloseable source) {
        try {
            source.close();
        } catch (Exception e) {
            failures.report(e);
        }
    }
}
