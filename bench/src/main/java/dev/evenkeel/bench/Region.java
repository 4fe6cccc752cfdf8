package dev.evenkeel.bench;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.port.AlarmSource;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.sim.SimulatedWorld;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.Strategies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An engine with a simulated world, in virtual time: services of equal size, on hosts with room for twice as much. */
final class Region {
    static final ArnScope SCOPE = new ArnScope("123456789012", "us-east-1");

    final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
    final Engine engine;
    private final Size size;
    private Optional<Reports> reports = Optional.empty();

    /**
     * How much there is of it.
     *
     * @param tasks of all services together
     * @param instances container instances
     * @param services how many services share the tasks
     * @param balanced whether each service has a balancer, so that its tasks are registered, checked and drained
     */
    record Size(int tasks, int instances, int services, boolean balanced) {}

    /** @param sink is shown every event */
    Region(Size size, EventSink sink) {
        this.size = size;
        int perInstance = (2 * size.tasks + size.instances - 1) / size.instances;
        engine = new Engine(EngineSettings.ecs(SCOPE, 1), timeline, Strategies.builtInAnd(), given -> {
            reports = Optional.of(given);
            SimulatedWorld world = new SimulatedWorld(new BackendContext(
                    SCOPE,
                    timeline,
                    given,
                    1,
                    new TreeMap<>(Map.of(
                            "instances",
                            String.valueOf(size.instances),
                            "instance-cpu",
                            String.valueOf(Math.max(1024, perInstance * Definitions.CPU)),
                            "instance-memory",
                            String.valueOf(Math.max(1024, perInstance * Definitions.MEMORY))))));
            return new EnginePorts(
                    world,
                    world,
                    AlarmSource.NONE,
                    world,
                    Optional.of(world.router()),
                    Optional.empty(),
                    recorded -> {},
                    sink);
        });
        timeline.runDue();
    }

    /** Where its world reports to. */
    Reports reports() {
        return reports.orElseThrow();
    }

    /** Creates the services, and lets their tasks start. */
    void fill() {
        register();
        for (int i = 0; i < size.services; i++) {
            String name = "service-" + i;
            engine.ecs()
                    .createService(Records.of(
                            CreateServiceRequest.class,
                            "serviceName",
                            name,
                            "taskDefinition",
                            "web",
                            "desiredCount",
                            size.tasks / size.services,
                            "loadBalancers",
                            size.balanced ? List.of(Definitions.balancer(name)) : List.of()));
        }
        settle();
    }

    /** Gives all services a new revision, and lets it replace the old one. */
    void roll() {
        register();
        for (int i = 0; i < size.services; i++) {
            engine.ecs()
                    .updateService(
                            Records.of(UpdateServiceRequest.class, "service", "service-" + i, "taskDefinition", "web"));
        }
        settle();
    }

    private void register() {
        engine.ecs()
                .registerTaskDefinition(Records.of(
                        RegisterTaskDefinitionRequest.class,
                        "family",
                        "web",
                        "containerDefinitions",
                        List.of(Definitions.container())));
    }

    private void settle() {
        timeline.runDue();
        if (!timeline.advanceUntil(engine::isSettled, Duration.ofHours(12))) {
            throw new IllegalStateException("not settled after 12 hours");
        }
    }
}
