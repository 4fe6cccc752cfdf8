package dev.evenkeel.docker.load;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.task.DockerTaskRuntime;
import dev.evenkeel.docker.task.DockerTaskRuntime.Seen;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** Burns processor time in the first container of each task, and asks tasks over HTTP. */
public final class ContainerWorkload implements WorkloadDriver {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int SERVER_ERROR = 500;

    private final Context context;
    private final EngineClient engine;
    private final DockerTaskRuntime tasks;
    private final HttpClient http;
    private final SortedMap<TaskArn, TaskLoad> loads = new TreeMap<>();

    public ContainerWorkload(Context context, EngineClient engine, DockerTaskRuntime tasks) {
        this.context = context;
        this.engine = engine;
        this.tasks = tasks;
        http = context.owner()
                .createHttpClient(
                        new HttpClientOptions().setKeepAlive(false).setConnectTimeout((int) PATIENCE.toMillis()));
    }

    @Override
    public void load(Collection<TaskArn> on, double cpuPercent) {
        List<TaskArn> all = List.copyOf(on);
        context.runOnContext(nothing -> all.forEach(task -> load(task, cpuPercent)));
    }

    @Override
    public CompletionStage<Boolean> answers(TaskArn task) {
        Future<Boolean> answer = Future.future(promise -> context.runOnContext(nothing -> port(task)
                .map(this::ask)
                .orElse(Future.succeededFuture(false))
                .otherwise(false)
                .onComplete(promise)));
        return answer.toCompletionStage();
    }

    /** Ends all loads. On the backend's context only. */
    public void close() {
        loads.values().forEach(TaskLoad::end);
        loads.clear();
        http.close();
    }

    private void load(TaskArn task, double cpuPercent) {
        TaskLoad before = loads.remove(task);
        if (before != null) {
            before.end();
        }
        loads.keySet().removeIf(each -> !isRunning(each));
        Optional<Seen> first = first(task);
        if (cpuPercent > 0 && first.isPresent()) {
            TaskLoad load = new TaskLoad(engine, first.get().id(), () -> isRunning(task));
            loads.put(task, load);
            load.begin(tasks.reservedCpu(task) * cpuPercent / 100);
        }
    }

    private Optional<Seen> first(TaskArn task) {
        return tasks.view(task)
                .flatMap(
                        view -> view.containers().stream().filter(Seen::running).findFirst());
    }

    private boolean isRunning(TaskArn task) {
        return first(task).isPresent();
    }

    private Optional<Integer> port(TaskArn task) {
        return tasks.view(task)
                .flatMap(view -> view.containers().stream()
                        .filter(Seen::running)
                        .flatMap(container -> container.bindings().stream())
                        .filter(binding -> "tcp".equals(binding.protocol()))
                        .flatMap(binding -> Optional.ofNullable(binding.hostPort()).stream())
                        .findFirst());
    }

    private Future<Boolean> ask(int port) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/")
                .setFollowRedirects(false)
                .setTimeout(PATIENCE.toMillis());
        return http.request(options).compose(request -> {
            request.exceptionHandler(failure -> {});
            return request.send().map(response -> {
                boolean well = response.statusCode() < SERVER_ERROR;
                // The body does not matter, however long it is.
                response.exceptionHandler(failure -> {});
                request.reset();
                return well;
            });
        });
    }
}
