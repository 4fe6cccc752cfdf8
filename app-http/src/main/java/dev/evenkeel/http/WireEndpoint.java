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

/**
 * {@code POST /}: one operation of ECS or Application Auto Scaling.
 *
 * <p>The request is decoded on the event loop, answered on the engine's timeline, and its answer encoded on the event
 * loop again.
 */
final class WireEndpoint {
    private final ServerSettings settings;
    private final Regions regions;
    private final Codec codec;
    private final Answers answers;
    private final EngineCalls calls;

    WireEndpoint(ServerSettings settings, Regions regions, Codec codec, Answers answers, EngineCalls calls) {
        this.settings = settings;
        this.regions = regions;
        this.codec = codec;
        this.answers = answers;
        this.calls = calls;
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
            String name = operation == null ? null : operation.name();
            calls.refuse(name, start, WireError.of(e), error -> answers.error(request, error));
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
        calls.call(
                loop,
                operation.name(),
                start,
                () -> regions.call(region, (ecs, autoScaling) -> operation.answer(ecs, autoScaling, question)),
                new JsonReply<>(request, operation));
    }

    private final class JsonReply<R extends Record> implements EngineCalls.Reply<R> {
        private final HttpServerRequest request;
        private final Operation<?, R> operation;

        JsonReply(HttpServerRequest request, Operation<?, R> operation) {
            this.request = request;
            this.operation = operation;
        }

        @Override
        public Runnable encoded(R answer) {
            R complete = operation.responseType().cast(StreamUrl.complete(answer, request));
            byte[] json = codec.writeResponse(operation, complete);
            return () -> answers.send(request, 200, Answers.AWS_JSON, json);
        }

        @Override
        public void refuse(WireError error) {
            answers.error(request, error);
        }
    }
}
