package dev.evenkeel.bootstrap;

import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.balancing.BalancingApi;
import dev.evenkeel.core.cluster.ClusterStatus;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A region whose rules are ours: an engine, the backend it drives, and the time they share. */
final class HostedRegion implements Region, Session {
    private final String name;
    private final Engine engine;
    private final Backend.Hosted backend;
    private final Pacing pacing;
    private final RegionHooks hooks;
    private final RegionTraffic traffic;
    private final Runnable endOfJournal;

    HostedRegion(
            String name,
            Engine engine,
            Backend.Hosted backend,
            Pacing pacing,
            RegionHooks hooks,
            RegionTraffic traffic,
            Runnable endOfJournal) {
        this.name = name;
        this.engine = engine;
        this.backend = backend;
        this.pacing = pacing;
        this.hooks = hooks;
        this.traffic = traffic;
        this.endOfJournal = endOfJournal;
    }

    @Override
    public <T> CompletionStage<T> call(Function<Session, T> action) {
        return pacing.call(() -> action.apply(this));
    }

    @Override
    public EcsApi ecs() {
        return engine.ecs();
    }

    @Override
    public AutoScalingApi autoScaling() {
        return engine.autoScaling();
    }

    @Override
    public BalancingApi balancing() {
        return engine.balancing();
    }

    @Override
    public Optional<Engine> engine() {
        return Optional.of(engine);
    }

    @Override
    public Instant now() {
        return pacing.now();
    }

    @Override
    public List<TrafficEndpoint> endpoints() {
        return traffic.endpoints();
    }

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public void advance(Duration span) {
        pacing.advance(span);
    }

    @Override
    public Optional<LogSource> logs() {
        return backend.logSource().map(source -> new PacedLogs(source, pacing));
    }

    @Override
    public Optional<WorkloadDriver> workload() {
        return backend.workloadDriver().map(driver -> new PacedWorkload(driver, pacing));
    }

    @Override
    public Optional<CompletionStage<Statistics.RegionStatistics>> statistics() {
        return Optional.of(pacing.call(() -> count(engine.state())));
    }

    @Override
    public void close() {
        hooks.close();
        traffic.close();
        try {
            backend.close();
        } finally {
            pacing.close();
            endOfJournal.run();
        }
    }

    private Statistics.RegionStatistics count(StateView state) {
        int instances = state.clusters().stream()
                .mapToInt(cluster -> state.containerInstances(cluster.name()).size())
                .sum();
        return new Statistics.RegionStatistics(
                name,
                (int) state.clusters().stream()
                        .filter(cluster -> cluster.status() == ClusterStatus.ACTIVE)
                        .count(),
                instances,
                (int) state.services().stream()
                        .filter(service -> service.status() != ServiceStatus.INACTIVE)
                        .count(),
                (int) state.tasks().stream().filter(Task::isRunning).count(),
                (int) state.tasks().stream().filter(Task::isPending).count(),
                traffic.figures(name));
    }

    private record PacedLogs(LogSource source, Pacing pacing) implements LogSource {
        @Override
        public AutoCloseable read(
                TaskArn task, boolean follow, Consumer<LogLine> lines, Consumer<@Nullable String> end) {
            return pacing.handOver(() -> source.read(task, follow, lines, end));
        }
    }

    private record PacedWorkload(WorkloadDriver driver, Pacing pacing) implements WorkloadDriver {
        @Override
        public void load(Collection<TaskArn> tasks, double cpuPercent) {
            Boolean unused = pacing.handOver(() -> {
                driver.load(tasks, cpuPercent);
                return true;
            });
        }

        @Override
        public CompletionStage<Boolean> answers(TaskArn task) {
            return pacing.handOver(() -> driver.answers(task));
        }
    }
}
