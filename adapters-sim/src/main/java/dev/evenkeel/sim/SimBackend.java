package dev.evenkeel.sim;

import dev.evenkeel.core.port.AlarmSource;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.LifecycleHooks;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TrafficRouter;
import dev.evenkeel.core.port.WorkloadDriver;
import dev.evenkeel.core.spi.Backend;
import dev.evenkeel.core.spi.BackendContext;
import java.util.Optional;

/** The simulator as a backend: one world for one region. */
public final class SimBackend implements Backend.Hosted {
    private final SimulatedWorld world;

    SimBackend(BackendContext context) {
        world = new SimulatedWorld(context);
    }

    /** The world itself, for tests that do something to it. */
    public SimulatedWorld world() {
        return world;
    }

    @Override
    public TaskRuntime taskRuntime() {
        return world;
    }

    @Override
    public MetricSource metricSource() {
        return world;
    }

    @Override
    public AlarmSource alarmSource() {
        return world.alarmSource();
    }

    @Override
    public CapacityPool capacityPool() {
        return world;
    }

    @Override
    public Optional<TrafficRouter> trafficRouter() {
        return Optional.of(world.router());
    }

    @Override
    public Optional<LifecycleHooks> lifecycleHooks() {
        return Optional.of(world.hooks());
    }

    @Override
    public Optional<LogSource> logSource() {
        return Optional.of(world.logs());
    }

    @Override
    public Optional<WorkloadDriver> workloadDriver() {
        return Optional.of(world);
    }

    @Override
    public void close() {
        // A simulated world has nothing outside this process: it ends with its timeline.
    }
}
