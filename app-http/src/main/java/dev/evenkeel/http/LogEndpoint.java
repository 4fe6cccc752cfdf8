package dev.evenkeel.http;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.wire.WireError;
import dev.evenkeel.wire.WireException;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code GET /_evenkeel/logs?cluster=&task=&follow=&region=}: what a task's containers wrote. */
final class LogEndpoint {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,255}");
    private static final Pattern TASK_ARN =
            Pattern.compile("arn:[a-z-]+:ecs:[a-z0-9-]{1,32}:[0-9]{12}:task/[a-zA-Z0-9_-]{1,255}/[a-zA-Z0-9]{1,64}");

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
        TaskArn task = task(request);
        boolean follow = "true".equals(parameter(request, "follow"));
        regions.logs(task.value().split(":", -1)[3])
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

    private TaskArn task(HttpServerRequest request) {
        String task = parameter(request, "task");
        if (task != null && TASK_ARN.matcher(task).matches()) {
            return new TaskArn(task);
        }
        String region = named(parameter(request, "region"), settings.defaultRegion(), "region");
        String cluster = named(parameter(request, "cluster"), "default", "cluster");
        String clusterName = cluster.substring(cluster.lastIndexOf('/') + 1);
        return new ArnScope(settings.account(), region).task(clusterName, named(task, "", "task"));
    }

    private static @Nullable String parameter(HttpServerRequest request, String name) {
        try {
            return request.getParam(name);
        } catch (IllegalArgumentException e) {
            throw new WireException("InvalidParameterException", 400, "the query is not percent-encoded");
        }
    }

    private static String named(@Nullable String value, String ifAbsent, String parameter) {
        String given = value == null ? ifAbsent : value;
        String name = given.substring(given.lastIndexOf('/') + 1);
        if (!NAME.matcher(name).matches()) {
            throw new WireException(
                    "InvalidParameterException", 400, parameter + " must be given as a name, an id or an ARN");
        }
        return name;
    }

    private void notFound(HttpServerRequest request, String reason) {
        answers.error(request, WireError.of(new WireException("ResourceNotFoundException", 404, reason)));
    }
}
