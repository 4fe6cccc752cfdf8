package dev.evenkeel.http;

import dev.evenkeel.wire.WireError;
import dev.evenkeel.wire.WireException;
import io.vertx.core.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls of operations, whatever protocol they came in: bounded and counted, answered on the engine's timeline, and encoded
 * on the event loop that they came from.
 */
final class EngineCalls {
    private static final String UNKNOWN = "unknown";

    private final InFlight inFlight;
    private final RequestMetrics metrics;
    private final Failures failures;

    EngineCalls(InFlight inFlight, RequestMetrics metrics, Failures failures) {
        this.inFlight = inFlight;
        this.metrics = metrics;
        this.failures = failures;
    }

    /** How a protocol answers one request. */
    interface Reply<R> {

        /** Encodes an answer; what is returned sends it. */
        Runnable encoded(R answer);

        void refuse(WireError error);
    }

    /**
     * @param operation its name
     * @param start when its request came, as {@link System#nanoTime} tells it
     * @throws WireException when too many are under way
     */
    <R> void call(Context loop, String operation, long start, Supplier<CompletionStage<R>> question, Reply<R> reply) {
        inFlight.enter();
        ask(question).whenComplete((answer, failure) -> {
            inFlight.leave();
            loop.runOnContext(back -> finish(operation, start, answer, failure, reply));
        });
    }

    private static <R> CompletionStage<R> ask(Supplier<CompletionStage<R>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            // An engine that cannot even be asked: the client still gets an answer.
            return CompletableFuture.failedStage(e);
        }
    }

    private <R> void finish(
            String operation, long start, @Nullable R answer, @Nullable Throwable failure, Reply<R> reply) {
        if (failure != null || answer == null) {
            refuse(operation, start, failures.error(failure), reply::refuse);
            return;
        }
        Runnable sending;
        try {
            sending = reply.encoded(answer);
        } catch (RuntimeException e) {
            refuse(operation, start, failures.error(e), reply::refuse);
            return;
        }
        // Counted first: who has the answer and asks for the metrics finds it there.
        metrics.count(operation, "OK", System.nanoTime() - start);
        sending.run();
    }

    /** @param operation null when the request did not name one that there is */
    void refuse(@Nullable String operation, long start, WireError error, Consumer<WireError> reply) {
        metrics.count(operation == null ? UNKNOWN : operation, error.type(), System.nanoTime() - start);
        reply.accept(error);
    }
}
