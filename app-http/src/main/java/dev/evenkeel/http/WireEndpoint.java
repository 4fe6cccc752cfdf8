package dev.evenkeel.http;

import dev.evenkeel.wire.Codec;
import dev.evenkeel.wire.Operation;
import dev.evenkeel.wire.Operations;
import dev.evenkeel.wire.WireError;
import dev.evenkeel.wire.WireException;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /}: one operation of ECS or Application Auto Scaling.
 *
 * <p>The request is decoded on the event loop, answered on the engine's timeline, and its answer encoded on the event
 * loop again.
 */
final class WireEndpoint {
    private static final String UNKNOWN = "unknown";

    private final ServerSettings settings;
    private final Regions regions;
    private final Codec codec;
    private final Answers answers;
    private final RequestMetrics metrics;
    private final Failures failures;
    private final InFlight inFlight;

    WireEndpoint(
            ServerSettings settings,
            Regions regions,
            Codec codec,
            Answers answers,
            InFlight inFlight,
            RequestMetrics metrics,
            Failures failures) {
        this.settings = settings;
        this.regions = regions;
        this.codec = codec;
        this.answers = answers;
        this.inFlight = inFlight;
        this.metrics = metrics;
        this.failures = failures;
    }

    /** @throws WireException when the media type is another one than that of the protocol */
    static void checkContentType(MultiMap headers) {
        String type = headers.get("Content-Type");
        String plain = type == null ? "" : type.toLowerCase(Locale.ROOT).replace(" ", "");
        if (!plain.equals(Answers.AWS_JSON) && !plain.equals(Answers.AWS_JSON + ";charset=utf-8")) {
            throw new WireException("UnsupportedMediaTypeException", 415, "Content-Type must be " + Answers.AWS_JSON);
        }
    }

    void answer(Context loop, HttpServerRequest request, byte[] body) {
        long start = System.nanoTime();
        Operation<?, ?> operation = null;
        try {
            operation = Operations.byTarget(target(request.headers()));
            String region = CredentialScope.region(request.getHeader("Authorization"), settings.defaultRegion());
            call(loop, request, operation, region, body, start);
        } catch (WireException e) {
            refuse(request, operation, WireError.of(e), start);
        }
    }

    private static String target(MultiMap headers) {
        String target = headers.get("X-Amz-Target");
        if (target == null) {
            throw WireException.unknownOperation("the header X-Amz-Target is missing");
        }
        return target;
    }

    private <Q extends Record, R extends Record> void call(
            Context loop,
            HttpServerRequest request,
            Operation<Q, R> operation,
            String region,
            byte[] body,
            long start) {
        Q question = codec.readRequest(operation, body);
        inFlight.enter();
        ask(region, operation, question).whenComplete((answer, failure) -> {
            inFlight.leave();
            loop.runOnContext(back -> finish(request, operation, answer, failure, start));
        });
    }

    private <Q extends Record, R extends Record> CompletionStage<R> ask(
            String region, Operation<Q, R> operation, Q question) {
        try {
            return regions.call(region, (ecs, autoScaling) -> operation.answer(ecs, autoScaling, question));
        } catch (RuntimeException e) {
            // An engine that cannot even be asked: the client still gets an answer.
            return CompletableFuture.failedStage(e);
        }
    }

    private <R extends Record> void finish(
            HttpServerRequest request,
            Operation<?, R> operation,
            @Nullable R answer,
            @Nullable Throwable failure,
            long start) {
        if (failure != null || answer == null) {
            refuse(request, operation, failures.error(failure), start);
            return;
        }
        byte[] json;
        try {
            json = codec.writeResponse(operation, operation.responseType().cast(StreamUrl.complete(answer, request)));
        } catch (RuntimeException e) {
            refuse(request, operation, failures.error(e), start);
            return;
        }
        // Counted first: who has the answer and asks for the metrics finds it there.
        metrics.count(operation.name(), "OK", System.nanoTime() - start);
        answers.send(request, 200, Answers.AWS_JSON, json);
    }

    private void refuse(HttpServerRequest request, @Nullable Operation<?, ?> operation, WireError error, long start) {
        metrics.count(operation == null ? UNKNOWN : operation.name(), error.type(), System.nanoTime() - start);
        answers.error(request, error);
    }
}
