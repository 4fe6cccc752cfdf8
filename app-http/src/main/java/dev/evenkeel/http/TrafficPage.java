package dev.evenkeel.http;

import dev.evenkeel.wire.Codec;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/** {@code GET /_evenkeel/traffic?cluster=&region=}: where services take requests, and who answers them, as JSON. */
final class TrafficPage {
    private final ServerSettings settings;
    private final Regions regions;
    private final Codec codec;
    private final Answers answers;
    private final Failures failures;

    /** What is answered. */
    public record Page(List<ServiceTraffic> services) {}

    TrafficPage(ServerSettings settings, Regions regions, Codec codec, Answers answers, Failures failures) {
        this.settings = settings;
        this.regions = regions;
        this.codec = codec;
        this.answers = answers;
        this.failures = failures;
    }

    void answer(Context loop, HttpServerRequest request) {
        Query query = new Query(settings, request);
        regions.traffic(query.region(), query.cluster())
                .thenApply(services -> codec.writeRecord(new Page(services)))
                .whenComplete((page, failure) -> loop.runOnContext(back -> {
                    if (page == null) {
                        answers.error(request, failures.error(failure));
                    } else {
                        answers.send(request, 200, Answers.JSON, page);
                    }
                }));
    }
}
