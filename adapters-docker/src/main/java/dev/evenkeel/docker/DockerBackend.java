package dev.evenkeel.docker;

import dev.evenkeel.core.agent.AgentApi;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.task.OwnLabels;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The engines that were named, or the one that is usual, on one event loop. */
final class DockerBackend implements Backend.Hosted {

    private static final Duration OPENING = Duration.ofSeconds(15);
    private static final Duration CLOSING = Duration.ofSeconds(60);

    private final DockerOptions options;
    private final Vertx vertx;
    private final Context context;
    private final DockerInstance instance;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DockerBackend(DockerOptions options, Context context, DockerInstance instance) {
        this.options = options;
        this.context = context;
        this.instance = instance;
        vertx = context.owner();
    }

    /**
     * Connects to the engine.
     *
     * @throws BackendException when it does not answer within 15 s, or is too old
     */
    static DockerBackend open(DockerOptions options, BackendContext wish) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        Context context = vertx.getOrCreateContext();
        try {
            return await(
                    context,
                    () -> DockerInstance.open(options, wish, context)
                            .map(instance -> new DockerBackend(options, context, instance)),
                    OPENING);
        } catch (ExecutionException | TimeoutException unusable) {
            vertx.close();
            throw unusable(options, unusable);
        }
    }

    @Override
    public TaskRuntime taskRuntime() {
        return instance.taskRuntime();
    }

    @Override
    public MetricSource metricSource() {
        return instance.metricSource();
    }

    @Override
    public CapacityPool capacityPool() {
        return instance.capacityPool();
    }

    @Override
    public Optional<LogSource> logSource() {
        return Optional.of(instance.logSource());
    }

    @Override
    public Optional<WorkloadDriver> workloadDriver() {
        return Optional.of(instance.workloadDriver());
    }

    @Override
    public void serve(AgentApi answers) {
        instance.serve(answers);
    }

    /** Ends connections and loads. Containers go on running, unless they were asked to be removed with {@code cleanup}. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            await(context, instance::end, CLOSING);
        } catch (ExecutionException | TimeoutException failure) {
            throw new BackendException(
                    "docker: containers of " + options.owner() + " may be left behind (" + reason(failure)
                            + "); remove them with: docker rm -f $(docker ps -aq --filter label=" + OwnLabels.OWNER
                            + "="
                            + options.owner() + ")",
                    failure);
        } finally {
            instance.disconnect();
            vertx.close();
        }
    }

    private static <T> T await(Context context, Supplier<Future<T>> action, Duration limit)
            throws ExecutionException, TimeoutException {
        Future<T> result = Future.future(
                promise -> context.runOnContext(nothing -> action.get().onComplete(promise)));
        try {
            return result.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        }
    }

    private static BackendException unusable(DockerOptions options, Exception failure) {
        if (failure.getCause() instanceof BackendException refused) {
            return refused;
        }
        return new BackendException(
                "docker: no usable engine at " + options.address().text() + " (" + reason(failure)
                        + "); start Docker, or name another engine with DOCKER_HOST or the option host",
                failure);
    }

    private static String reason(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String message = cause.getMessage();
        String text = message == null ? cause.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\p{Cntrl}+", " ");
    }
}
