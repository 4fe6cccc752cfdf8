package dev.evenkeel.http;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.wire.WireError;
import dev.evenkeel.wire.WireException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;

/** {@code GET /_evenkeel/logs?cluster=&task=&follow=&region=}: what a task's containers wrote. */
final class LogEndpoint {
    private final ServerSettings settings;
    private final Regions regions;
    private final Answers answers;
    private final Failures failures;

    LogEndpoint(ServerSettings settings, Regions regions, Answers answers, Failures failures) {
        this.settings = settings;
        this.regions = regions;
        this.answers = answers;
        this.failures = failures;
    }

    /** @throws WireException when the parameters name no task */
    void answer(Context loop, HttpServerRequest request) {
        Query query = new Query(settings, request);
        TaskArn task = query.task();
        boolean follow = query.isTrue("follow");
        regions.logs(Query.regionOf(task.value()))
                .whenComplete((logs, failure) -> loop.runOnContext(back -> {
                    if (logs == null) {
                        answers.error(request, failures.error(failure));
                    } else if (logs.isEmpty()) {
                        notFound(request, "this backend keeps no logs");
                    } else {
                        read(loop, request, logs.get(), task, follow);
                    }
                }));
    }

    private void read(Context loop, HttpServerRequest request, LogSource logs, TaskArn task, boolean follow) {
        LogStream stream = new LogStream(loop, request.response(), reason -> notFound(request, reason), failures);
        stream.reads(logs.read(task, follow, stream::line, stream::end));
    }

    private void notFound(HttpServerRequest request, String reason) {
        answers.error(request, WireError.of(new WireException("ResourceNotFoundException", 404, reason)));
    }
}
