package dev.evenkeel.docker;

import dev.evenkeel.core.agent.AgentApi;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.core.spi.BackendContext;
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
import java.nio.file.Path;

/**
 * One engine as a container instance, put together from its parts. They share the backend's event loop, and each keeps its
 * state on it; so all methods but {@link #serve} are for that loop only.
 */
final class DockerInstance {

    private static final long MIB = 1 << 20;

    private final DockerOptions options;
    private final Vertx vertx;
    private final EngineClient engine;
    private final StatsMetricSource metrics;
    private final Host host;
    private final AgentEndpoint agent;
    private final DockerTaskRuntime tasks;
    private final HostCapacity capacity;
    private final EventFeed events;
    private final ContainerLogs logs;
    private final ContainerWorkload workload;

    private DockerInstance(
            DockerOptions options, BackendContext wish, Context context, EngineClient engine, EngineInfo info) {
        this.options = options;
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

    /** Connects to the engine, and sees to it that what happens there is heard of. */
    static Future<DockerInstance> open(DockerOptions options, BackendContext wish, Context context) {
        return EngineClient.connect(context.owner(), options.address())
                .compose(engine -> engine.info()
                        .map(info -> new DockerInstance(options, wish, context, engine, info))
                        .compose(instance -> instance.open())
                        .onFailure(failure -> engine.close()));
    }

    private Future<DockerInstance> open() {
        return sweep().compose(done -> agent.open())
                .compose(done -> events.open())
                .map(this);
    }

    TaskRuntime taskRuntime() {
        return tasks;
    }

    MetricSource metricSource() {
        return metrics;
    }

    CapacityPool capacityPool() {
        return capacity;
    }

    LogSource logSource() {
        return logs;
    }

    WorkloadDriver workloadDriver() {
        return workload;
    }

    /** Any thread. */
    void serve(AgentApi answers) {
        agent.serve(answers);
    }

    /** Ends loads and what listens. Containers go on running, unless they were asked to be removed with {@code cleanup}. */
    Future<Void> end() {
        events.close();
        workload.close();
        return (options.cleanup() ? tasks.removeAll() : Future.<Void>succeededFuture())
                .compose(done -> sweep())
                .eventually(() -> agent.close(options.cleanup()));
    }

    /** Ends all connections. Any thread. */
    void disconnect() {
        engine.close();
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
}
