package dev.evenkeel.docker;

import dev.evenkeel.core.agent.AgentApi;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.fleet.TaskPlaces;
import dev.evenkeel.docker.task.Host;
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

/**
 * The engines that were named, or the one that is usual, on one event loop. An only engine is asked directly; of several each
 * is a container instance, and a {@link TaskPlaces fleet} knows which has what.
 */
final class DockerBackend implements Backend.Hosted {

    private static final Duration OPENING = Duration.ofSeconds(30);
    private static final Duration CLOSING = Duration.ofSeconds(60);

    private final DockerOptions options;
    private final Vertx vertx;
    private final Context context;
    private final Engines engines;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DockerBackend(DockerOptions options, Context context, Engines engines) {
        this.options = options;
        this.context = context;
        this.engines = engines;
        vertx = context.owner();
    }

    /**
     * Connects to the engines.
     *
     * @throws BackendException when one does not answer within 15 s, or is too old
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
                    () -> Engines.open(options, wish, context)
                            .map(engines -> new DockerBackend(options, context, engines)),
                    OPENING);
        } catch (ExecutionException | TimeoutException unusable) {
            vertx.close();
            throw unusable.getCause() instanceof BackendException refused
                    ? refused
                    : new BackendException("docker: no usable engine (" + cause(unusable) + ")", unusable);
        }
    }

    @Override
    public TaskRuntime taskRuntime() {
        return engines.ports().tasks();
    }

    @Override
    public MetricSource metricSource() {
        return engines.ports().metrics();
    }

    @Override
    public CapacityPool capacityPool() {
        return engines.ports().capacity();
    }

    /**
     * Of several engines each has a loopback address of its own: what another one publishes is not to be had there, and might
     * be taken for something else. So all have to say at which address they publish.
     */
    @Override
    public Optional<String> hostAddress() {
        boolean reached = engines.instances().size() == 1
                || engines.instances().stream()
                        .allMatch(instance -> instance.options().publish() != null);
        return reached ? Optional.of(Host.LOOPBACK) : Optional.empty();
    }

    @Override
    public Optional<LogSource> logSource() {
        return Optional.of(engines.ports().logs());
    }

    @Override
    public Optional<WorkloadDriver> workloadDriver() {
        return Optional.of(engines.ports().workload());
    }

    @Override
    public Optional<CommandRunner> commandRunner() {
        return Optional.of(engines.ports().commands());
    }

    @Override
    public void serve(AgentApi answers) {
        engines.instances().forEach(instance -> instance.serve(answers));
    }

    /** Ends connections and loads. Containers go on running, unless they were asked to be removed with {@code cleanup}. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            await(context, this::end, CLOSING);
        } catch (ExecutionException | TimeoutException failure) {
            throw new BackendException(
                    "docker: containers of " + options.owner() + " may be left behind (" + cause(failure)
                            + "); remove them with: docker rm -f $(docker ps -aq --filter label=" + OwnLabels.OWNER
                            + "="
                            + options.owner() + ")",
                    failure);
        } finally {
            engines.instances().forEach(DockerInstance::disconnect);
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

    /** Every engine is ended, whatever becomes of the others. */
    private Future<Void> end() {
        return Future.join(engines.instances().stream().map(DockerInstance::end).toList())
                .mapEmpty();
    }

    private static String cause(Exception failure) {
        return reason(failure.getCause() == null ? failure : failure.getCause());
    }

    /** What went wrong, in one line. */
    static String reason(Throwable failure) {
        String message = failure.getMessage();
        String text = message == null ? failure.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\p{Cntrl}+", " ");
    }
}
