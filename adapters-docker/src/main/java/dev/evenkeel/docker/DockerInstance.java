package dev.evenkeel.docker;

import dev.evenkeel.core.agent.AgentApi;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.docker.agent.AgentEndpoint;
import dev.evenkeel.docker.client.EngineClient;
import dev.evenkeel.docker.client.EngineEvent;
import dev.evenkeel.docker.client.EngineInfo;
import dev.evenkeel.docker.command.ContainerCommands;
import dev.evenkeel.docker.fleet.Member;
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
import dev.evenkeel.docker.watch.EngineAbsence;
import dev.evenkeel.docker.watch.EventFeed;
import dev.evenkeel.docker.watch.HostCapacity;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * One engine as a container instance, put together from its parts. They share the backend's event loop, and each keeps its
 * state on it; so all methods but {@link #serve} are for that loop only.
 */
final class DockerInstance {

    private static final System.Logger LOG = System.getLogger(DockerInstance.class.getName());
    private static final long MIB = 1 << 20;

    private final DockerOptions options;
    private final EngineOptions own;
    private final EngineInfo info;
    private final String hostId;
    private final Resources offered;
    private final Vertx vertx;
    private final EngineClient engine;
    private final StatsMetricSource metrics;
    private final Host host;
    private final AgentEndpoint agent;
    private final DockerTaskRuntime tasks;
    private final HostCapacity capacity;
    private final EventFeed events;
    private final EngineAbsence absence;
    private final ContainerLogs logs;
    private final ContainerWorkload workload;
    private final ContainerCommands commands;

    private DockerInstance(
            DockerOptions options,
            EngineOptions own,
            BackendContext wish,
            Context context,
            EngineClient engine,
            EngineInfo info) {
        this.options = options;
        this.own = own;
        this.info = info;
        hostId = own.name() == null ? info.name() : own.name();
        offered = offered(own, info);
        this.engine = engine;
        vertx = context.owner();
        metrics = new StatsMetricSource(vertx, engine);
        host = host();
        agent = new AgentEndpoint(
                context, engine, options.owner(), options.agent().at(own.agent()), wish.timeline(), metrics::newest);
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
                        DockerConfig.usual(System.getenv()),
                        options.networks()));
        capacity = new HostCapacity(
                wish.reports(), info, new HostCapacity.Offer(hostId, own.zone(), offered, own.attributes()));
        Duration lostAfter = options.lostAfter().minus(EventFeed.UNREACHABLE_AFTER);
        absence = new EngineAbsence(vertx, options.engines().size() > 1 ? lostAfter : null, new Loss());
        events = new EventFeed(vertx, engine, OwnLabels.OWNER, options.owner(), new Watch());
        logs = new ContainerLogs(context, engine, tasks);
        workload = new ContainerWorkload(context, engine, tasks);
        commands = new ContainerCommands(context, engine, tasks);
    }

    /** Connects to an engine, and sees to it that what happens there is heard of. */
    static Future<DockerInstance> open(DockerOptions options, EngineOptions own, BackendContext wish, Context context) {
        return EngineClient.connect(context.owner(), own.address())
                .compose(engine -> engine.info()
                        .map(info -> new DockerInstance(options, own, wish, context, engine, info))
                        .compose(instance -> instance.open().onFailure(failure -> instance.agent.close(false)))
                        .onFailure(failure -> engine.close()));
    }

    private Future<DockerInstance> open() {
        return sweep().compose(done -> agent.open())
                .compose(done -> events.open())
                .map(this);
    }

    /** Its ports, by its name. */
    Member member() {
        return new Member(
                hostId,
                own.zone(),
                offered.memory(),
                absence::isThere,
                tasks,
                metrics,
                capacity,
                logs,
                workload,
                commands);
    }

    EngineOptions options() {
        return own;
    }

    EngineInfo info() {
        return info;
    }

    /** The tasks that it has containers of. */
    Future<Set<TaskArn>> present() {
        return tasks.present();
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

    /** Takes back what {@link #open} did: another engine cannot be used, so that none is. */
    Future<Void> abandon() {
        events.close();
        workload.close();
        return agent.close(false).eventually(() -> engine.close());
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
            absence.reachable(reachable);
        }
    }

    private final class Loss implements EngineAbsence.Listener {

        @Override
        public void connected(boolean now) {
            capacity.connected(now);
        }

        @Override
        public void lost() {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "engine={0} was unreachable for {1} s: its tasks are lost, and replaced on other engines",
                    hostId,
                    options.lostAfter().toSeconds());
            capacity.lost();
            tasks.lose("Host EC2 (instance " + hostId + ") stopped/terminated.");
        }

        @Override
        public Future<Void> cleanUp() {
            return tasks.removeLost().compose(removed -> sweep());
        }

        @Override
        public void found() {
            LOG.log(System.Logger.Level.INFO, "engine={0} is back; what it still ran of lost tasks is removed", hostId);
            capacity.found();
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

    private Host host() {
        Path socket = own.address().socket().orElse(null);
        Path groups = Path.of("/sys/fs/cgroup");
        boolean canGroup = socket != null && info.cgroupDriver().equals("cgroupfs") && TaskGroups.areWritable(groups);
        return new Host(
                offered.cpu(),
                offered.cpu() >= info.processors() * 1024,
                offered.memory(),
                new HostFolders(
                        options.volumeRoots(),
                        socket,
                        options.allowed().contains(Permission.HOST_PATHS),
                        options.allowed().contains(Permission.DOCKER_SOCKET)),
                canGroup ? new TaskGroups(groups, options.owner()) : null,
                Objects.requireNonNullElse(own.publish(), Host.LOOPBACK),
                options.s3Folder());
    }

    private static Resources offered(EngineOptions own, EngineInfo info) {
        int cpu = own.cpu() == null ? info.processors() * 1024 : own.cpu();
        long memory =
                own.memory() == null ? Math.max(0, info.memoryBytes() / MIB - own.reservedMemory()) : own.memory();
        return Resources.of(cpu, (int) Math.min(memory, Integer.MAX_VALUE));
    }
}
