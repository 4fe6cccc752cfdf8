package dev.evenkeel.http;

import dev.evenkeel.core.engine.Explanations;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.wire.Codec;
import dev.evenkeel.wire.WireError;
import dev.evenkeel.wire.WireException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code GET /_evenkeel/explain?cluster=&service=|task=&region=}: why a service or a task is as it is, as JSON. */
final class ExplainEndpoint {
    private final ServerSettings settings;
    private final Regions regions;
    private final Codec codec;
    private final Answers answers;
    private final Failures failures;

    ExplainEndpoint(ServerSettings settings, Regions regions, Codec codec, Answers answers, Failures failures) {
        this.settings = settings;
        this.regions = regions;
        this.codec = codec;
        this.answers = answers;
        this.failures = failures;
    }

    /** @throws WireException when the parameters name neither a service nor a task */
    void answer(Context loop, HttpServerRequest request) {
        Query query = new Query(settings, request);
        if (query.has("task")) {
            TaskArn task = query.task();
            explain(loop, request, task.value(), (explanations, now) -> explanations.task(task, now));
        } else {
            ServiceArn service = query.service();
            explain(loop, request, service.value(), (explanations, now) -> explanations.service(service, now));
        }
    }

    private <R extends Record> void explain(
            Context loop,
            HttpServerRequest request,
            String arn,
            BiFunction<Explanations, Instant, Optional<R>> question) {
        regions.explain(Query.regionOf(arn), question)
                .thenApply(explanation -> explanation.map(codec::writeRecord))
                .whenComplete((explanation, failure) -> loop.runOnContext(back -> {
                    if (explanation == null) {
                        answers.error(request, failures.error(failure));
                    } else if (explanation.isEmpty()) {
                        answers.error(
                                request,
                                WireError.of(new WireException(
                                        "ResourceNotFoundException", 404, "there is no " + arn + ", or no longer")));
                    } else {
                        answers.send(request, 200, Answers.JSON, explanation.get());
                    }
                }));
    }
}
