package dev.evenkeel.docker;

import dev.evenkeel.core.agent.AgentApi;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.agent.AgentEndpoint;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineEvent;
import dev.evenkeel.docker.client.EngineInfo;
import dev.evenkeel.docker.load.ContainerWorkload;
import dev.evenkeel.docker.log.ContainerLogs;
import dev.evenkeel.docker.metric.StatsMetricSource;
import dev.evenkeel.docker.registry.DockerConfig;
import dev.evenkeel.docker.task.ContainerWatcher;
import dev.evenkeel.docker.task.DockerTaskRuntime;
import dev.evenkeel.docker.task.Host;
import dev.evenkeel.docker.task.HostFolders;
import dev.evenkeel.docker.task.OwnLabels;
import dev.evenkeel.docker.task.Permission;
import dev.evenkeel.docker.task.TaskGroups;
import dev.evenkeel.docker.watch.EventFeed;
import dev.evenkeel.docker.watch.HostCapacity;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One engine, put together from its parts. They share one event loop, and each keeps its state on it. */
final class DockerBackend implements Backend.Hosted {

    private static final Duration OPENING = Duration.ofSeconds(15);
    private static final Duration CLOSING = Duration.ofSeconds(60);
    private static final long MIB = 1 << 20;

    private final DockerOptions options;
    private final Vertx vertx;
    private final Context context;
    private final EngineClient engine;
    private final StatsMetricSource metrics;
    private final Host host;
    private final AgentEndpoint agent;
    private final DockerTaskRuntime tasks;
    private final HostCapacity capacity;
    private final EventFeed events;
    private final ContainerLogs logs;
    private final ContainerWorkload workload;
    private final AtomicBoolean closed = new AtomicBoolean();

    private DockerBackend(
            DockerOptions options, BackendContext wish, Context context, EngineClient engine, EngineInfo info) {
        this.options = options;
        this.context = context;
        this.engine = engine;
        vertx = context.owner();
        metrics = new StatsMetricSource(vertx, engine);
        host = host(options, info);
        agent = new AgentEndpoint(context, engine, options.owner(), options.agent(), wish.timeline(), metrics::newest);
        tasks = new DockerTaskRuntime(
                context,
                engine,
                wish.timeline(),
                wish.reports(),
                ContainerWatcher.both(metrics, agent.watcher()),
                new DockerTaskRuntime.Settings(
                        wish.scope(),
                        info.architecture(),
                        options.owner(),
                        options.allowed(),
                        options.secrets(),
                        agent,
                        host,
                        options.pullBehavior(),
                        DockerConfig.usual(System.getenv())));
        capacity = new HostCapacity(context, wish.reports(), info, offered(options, info));
        events = new EventFeed(vertx, engine, OwnLabels.OWNER, options.owner(), new Watch());
        logs = new ContainerLogs(context, engine, tasks);
        workload = new ContainerWorkload(context, engine, tasks);
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
                    () -> EngineClient.connect(vertx, options.address())
                            .compose(engine ->
                                    engine.info().map(info -> new DockerBackend(options, wish, context, engine, info)))
                            .compose(backend -> backend.sweep().map(backend))
                            .compose(backend -> backend.agent.open().map(backend))
                            .compose(backend -> backend.events.open().map(backend)),
                    OPENING);
        } catch (ExecutionException | TimeoutException unusable) {
            vertx.close();
            throw unusable(options, unusable);
        }
    }

    @Override
    public TaskRuntime taskRuntime() {
        return tasks;
    }

    @Override
    public MetricSource metricSource() {
        return metrics;
    }

    @Override
    public CapacityPool capacityPool() {
        return capacity;
    }

    @Override
    public Optional<LogSource> logSource() {
        return Optional.of(logs);
    }

    @Override
    public Optional<WorkloadDriver> workloadDriver() {
        return Optional.of(workload);
    }

    @Override
    public void serve(AgentApi answers) {
        agent.serve(answers);
    }

    /** Ends connections and loads. Containers go on running, unless they were asked to be removed with {@code cleanup}. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            await(
                    context,
                    () -> {
                        events.close();
                        workload.close();
                        return (options.cleanup() ? tasks.removeAll() : Future.<Void>succeededFuture())
                                .compose(done -> sweep())
                                .eventually(() -> agent.close(options.cleanup()));
                    },
                    CLOSING);
        } catch (ExecutionException | TimeoutException failure) {
            throw new BackendException(
                    "docker: containers of " + options.owner() + " may be left behind (" + reason(failure)
                            + "); remove them with: docker rm -f $(docker ps -aq --filter label=" + OwnLabels.OWNER
                            + "="
                            + options.owner() + ")",
                    failure);
        } finally {
            engine.close();
            vertx.close();
        }
    }

    private final class Watch implements EventFeed.Listener {

        @Override
        public void onEvent(EngineEvent event) {
            tasks.onEvent(event);
        }

        @Override
        public void onReopened() {
            tasks.lookAtAll();
        }

        @Override
        public void onReachable(boolean reachable) {
            capacity.connected(reachable);
        }
    }

    /** Control groups that are empty, of this life or an earlier one. */
    private Future<Void> sweep() {
        TaskGroups groups = host.groups();
        return groups == null
                ? Future.succeededFuture()
                : vertx.executeBlocking(
                        () -> {
                            groups.sweep();
                            return null;
                        },
                        false);
    }

    private static Host host(DockerOptions options, EngineInfo info) {
        Resources offered = offered(options, info);
        String socket = options.address().socket().path();
        Path groups = Path.of("/sys/fs/cgroup");
        boolean canGroup = socket != null && info.cgroupDriver().equals("cgroupfs") && TaskGroups.areWritable(groups);
        return new Host(
                offered.cpu(),
                offered.cpu() >= info.processors() * 1024,
                offered.memory(),
                new HostFolders(
                        options.volumeRoots(),
                        socket == null ? null : Path.of(socket),
                        options.allowed().contains(Permission.HOST_PATHS),
                        options.allowed().contains(Permission.DOCKER_SOCKET)),
                canGroup ? new TaskGroups(groups, options.owner()) : null,
                options.s3Folder());
    }

    private static Resources offered(DockerOptions options, EngineInfo info) {
        int cpu = options.cpu() == null ? info.processors() * 1024 : options.cpu();
        long memory = options.memory() == null
                ? Math.max(0, info.memoryBytes() / MIB - options.reservedMemory())
                : options.memory();
        return Resources.of(cpu, (int) Math.min(memory, Integer.MAX_VALUE));
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
