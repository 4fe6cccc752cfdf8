package dev.evenkeel.http;

import dev.evenkeel.wire.QueryCodec;
import dev.evenkeel.wire.QueryForm;
import dev.evenkeel.wire.QueryOperation;
import dev.evenkeel.wire.QueryOperations;
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
 * {@code POST /} with a form: one operation of Elastic Load Balancing, answered in XML.
 *
 * <p>Forms are what web pages can send anywhere; only a signed one is taken, since no page can sign.
 */
final class QueryEndpoint {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String XML = "text/xml";

    private final ServerSettings settings;
    private final Regions regions;
    private final QueryCodec codec = new QueryCodec();
    private final Answers answers;
    private final InFlight inFlight;
    private final RequestMetrics metrics;
    private final Failures failures;

    QueryEndpoint(
            ServerSettings settings,
            Regions regions,
            Answers answers,
            InFlight inFlight,
            RequestMetrics metrics,
            Failures failures) {
        this.settings = settings;
        this.regions = regions;
        this.answers = answers;
        this.inFlight = inFlight;
        this.metrics = metrics;
        this.failures = failures;
    }

    /** Whether a request is one of the query protocol: a form that is signed for a service which speaks it. */
    static boolean isFor(MultiMap headers) {
        String type = headers.get("Content-Type");
        String authorization = headers.get("Authorization");
        return type != null
                && authorization != null
                && type.toLowerCase(Locale.ROOT)
                        .replace(" ", "")
                        .split(";", 2)[0]
                        .equals(FORM)
                && CredentialScope.service(authorization)
                        .filter(service -> !CredentialScope.speaksJson(service))
                        .isPresent();
    }

    void answer(Context loop, HttpServerRequest request, byte[] body) {
        long start = System.nanoTime();
        QueryOperation<?, ?> operation = null;
        try {
            String authorization = request.getHeader("Authorization");
            String service = CredentialScope.service(authorization).orElse("");
            if (!service.equals(QueryOperations.SIGNING_NAME)) {
                throw new WireException(
                        "InvalidAction", 400, "Evenkeel has no service " + WireException.excerpt(service));
            }
            QueryForm form = QueryForm.parse(body);
            operation = QueryOperations.of(form);
            call(
                    loop,
                    request,
                    operation,
                    CredentialScope.region(authorization, settings.defaultRegion()),
                    form,
                    start);
        } catch (WireException e) {
            refuse(request, operation, WireError.of(e), start);
        }
    }

    private <Q extends Record, R extends Record> void call(
            Context loop,
            HttpServerRequest request,
            QueryOperation<Q, R> operation,
            String region,
            QueryForm form,
            long start) {
        Q question = codec.readRequest(operation, form);
        inFlight.enter();
        ask(region, operation, question).whenComplete((answer, failure) -> {
            inFlight.leave();
            loop.runOnContext(back -> finish(request, operation, answer, failure, start));
        });
    }

    private <Q extends Record, R extends Record> CompletionStage<R> ask(
            String region, QueryOperation<Q, R> operation, Q question) {
        try {
            return regions.balance(region, balancing -> operation.answer(balancing, question));
        } catch (RuntimeException e) {
            // An engine that cannot even be asked: the client still gets an answer.
            return CompletableFuture.failedStage(e);
        }
    }

    private <R extends Record> void finish(
            HttpServerRequest request,
            QueryOperation<?, R> operation,
            @Nullable R answer,
            @Nullable Throwable failure,
            long start) {
        if (failure != null || answer == null) {
            refuse(request, operation, failures.error(failure), start);
            return;
        }
        String id = Answers.requestId();
        byte[] xml = codec.writeResponse(operation, answer, id);
        metrics.count(operation.name(), "OK", System.nanoTime() - start);
        answers.send(request, 200, XML, id, xml);
    }

    private void refuse(
            HttpServerRequest request, @Nullable QueryOperation<?, ?> operation, WireError error, long start) {
        metrics.count(operation == null ? "unknown" : operation.name(), error.type(), System.nanoTime() - start);
        String id = Answers.requestId();
        answers.send(request, error.status(), XML, id, codec.writeError(error, id));
    }
}
