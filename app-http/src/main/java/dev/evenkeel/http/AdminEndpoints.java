package dev.evenkeel.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What the server says of itself: health and metrics; and the reset of a simulated world. */
final class AdminEndpoints {
    private final ServerSettings settings;
    private final Regions regions;
    private final Answers answers;
    private final RequestMetrics metrics;
    private final InFlight inFlight;
    private final AtomicInteger connections;
    private final Failures failures;

    AdminEndpoints(
            ServerSettings settings,
            Regions regions,
            Answers answers,
            RequestMetrics metrics,
            InFlight inFlight,
            AtomicInteger connections,
            Failures failures) {
        this.settings = settings;
        this.regions = regions;
        this.answers = answers;
        this.metrics = metrics;
        this.inFlight = inFlight;
        this.connections = connections;
        this.failures = failures;
    }

    void health(HttpServerRequest request) {
        String version = AdminEndpoints.class.getPackage().getImplementationVersion();
        String json = "{\"status\":\"ok\",\"version\":\"" + (version == null ? "development" : version)
                + "\",\"accountId\":\"" + settings.account() + "\",\"region\":\"" + settings.defaultRegion() + "\"}\n";
        answers.send(request, 200, Answers.JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    void metrics(Context loop, HttpServerRequest request) {
        regions.figures()
                .whenComplete((figures, failure) -> loop.runOnContext(back -> writeMetrics(request, figures, failure)));
    }

    private void writeMetrics(
            HttpServerRequest request, @Nullable SortedMap<String, Double> figures, @Nullable Throwable failure) {
        if (failure != null) {
            answers.error(request, failures.error(failure));
            return;
        }
        SortedMap<String, Double> all = new TreeMap<>(figures == null ? Collections.emptySortedMap() : figures);
        all.put("evenkeel_connections", (double) connections.get());
        all.put("evenkeel_requests_in_flight", (double) inFlight.count());
        PrometheusText text = new PrometheusText();
        metrics.write(text);
        text.figures(all);
        answers.send(request, 200, PrometheusText.CONTENT_TYPE, text.bytes());
    }

    void reset(Context loop, HttpServerRequest request) {
        regions.reset()
                .whenComplete((done, failure) -> loop.runOnContext(back -> {
                    if (failure == null) {
                        answers.send(request, 200, Answers.JSON, "{}\n".getBytes(StandardCharsets.UTF_8));
                    } else {
                        answers.error(request, failures.error(failure));
                    }
                }));
    }
}
