package dev.evenkeel.bootstrap;

import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.balancing.BalancingApi;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.traffic.TrafficEndpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A region whose rules are the backend's: calls go straight through, on the thread that makes them. */
final class RemoteRegion implements Region, Session {
    private final Backend.Remote backend;

    RemoteRegion(Backend.Remote backend) {
        this.backend = backend;
    }

    @Override
    public <T> CompletionStage<T> call(Function<Session, T> action) {
        return Calls.now(() -> action.apply(this));
    }

    @Override
    public EcsApi ecs() {
        return backend.ecs();
    }

    @Override
    public AutoScalingApi autoScaling() {
        return backend.autoScaling();
    }

    @Override
    public BalancingApi balancing() {
        throw new UnsupportedOperationException(
                "the load balancers of this backend are AWS's own; call Elastic Load Balancing there");
    }

    @Override
    public Optional<Engine> engine() {
        return Optional.empty();
    }

    @Override
    public List<TrafficEndpoint> endpoints() {
        return List.of();
    }

    @Override
    public Instant now() {
        return Clock.systemUTC().instant();
    }

    @Override
    public Backend backend() {
        return backend;
    }

    @Override
    public void advance(Duration span) {
        throw new IllegalStateException("time goes by itself there");
    }

    @Override
    public Optional<LogSource> logs() {
        return Optional.empty();
    }

    @Override
    public Optional<WorkloadDriver> workload() {
        return Optional.empty();
    }

    @Override
    public Optional<CompletionStage<Statistics.RegionStatistics>> statistics() {
        return Optional.empty();
    }

    @Override
    public void close() {
        backend.close();
    }
}
