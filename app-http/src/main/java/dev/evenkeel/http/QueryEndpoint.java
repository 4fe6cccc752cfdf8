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
    private final EngineCalls calls;

    QueryEndpoint(ServerSettings settings, Regions regions, Answers answers, EngineCalls calls) {
        this.settings = settings;
        this.regions = regions;
        this.answers = answers;
        this.calls = calls;
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
            String name = operation == null ? null : operation.name();
            calls.refuse(name, start, WireError.of(e), error -> refuse(request, error));
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
        calls.call(
                loop,
                operation.name(),
                start,
                () -> regions.balance(region, balancing -> operation.answer(balancing, question)),
                new XmlReply<>(request, operation));
    }

    private final class XmlReply<R extends Record> implements EngineCalls.Reply<R> {
        private final HttpServerRequest request;
        private final QueryOperation<?, R> operation;

        XmlReply(HttpServerRequest request, QueryOperation<?, R> operation) {
            this.request = request;
            this.operation = operation;
        }

        @Override
        public Runnable encoded(R answer) {
            String id = Answers.requestId();
            byte[] xml = codec.writeResponse(operation, answer, id);
            return () -> answers.send(request, 200, XML, id, xml);
        }

        @Override
        public void refuse(WireError error) {
            QueryEndpoint.this.refuse(request, error);
        }
    }

    private void refuse(HttpServerRequest request, WireError error) {
        String id = Answers.requestId();
        answers.send(request, error.status(), XML, id, codec.writeError(error, id));
    }
}
