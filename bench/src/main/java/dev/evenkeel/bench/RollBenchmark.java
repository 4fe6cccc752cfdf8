package dev.evenkeel.bench;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.state.State;
import dev.evenkeel.sim.SimulatedWorld;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.Strategies;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * A cluster filled, rolled and left alone, in virtual time: wall time, events a second, heap a task.
 *
 * <p>Arguments: tasks (100000), container instances (5000), services (20), in this order; {@code trace} as a fourth adds a
 * checksum over every event, which two runs have in common, and costs most of the time.
 */
public final class RollBenchmark {
    private static final ArnScope SCOPE = new ArnScope("123456789012", "us-east-1");

    private final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
    private final Engine engine;
    private final int tasks;
    private final int services;
    private final boolean traced;
    /** The same state without a world: what is left of it when the rest is gone is what the state takes. */
    private final State shadow = new State();

    private long events;
    private final CRC32C trace = new CRC32C();

    private RollBenchmark(int tasks, int instances, int services, boolean shadowing, boolean traced) {
        this.tasks = tasks;
        this.services = services;
        this.traced = traced;
        int perInstance = (2 * tasks + instances - 1) / instances;
        engine = new Engine(EngineSettings.ecs(SCOPE, 1), timeline, Strategies.builtInAnd(), reports -> {
            TreeMap<String, String> options = new TreeMap<>(Map.of(
                    "instances",
                    String.valueOf(instances),
                    "instance-cpu",
                    String.valueOf(Math.max(1024, perInstance * 64)),
                    "instance-memory",
                    String.valueOf(Math.max(1024, perInstance * 128))));
            SimulatedWorld world = new SimulatedWorld(new BackendContext(SCOPE, timeline, reports, 1, options));
            return new EnginePorts(world, world, world, recorded -> {}, (at, event) -> {
                events++;
                if (shadowing) {
                    shadow.apply(event);
                }
                if (traced) {
                    trace.update((at + " " + event).getBytes(StandardCharsets.UTF_8));
                }
            });
        });
        timeline.runDue();
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        int tasks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int instances = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        int services = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        boolean traced = arguments.length > 3 && arguments[3].equals("trace");
        System.out.printf(
                Locale.ROOT,
                "# %d tasks of %d services on %d container instances; Java %s, %d processors, at most %d MiB%n",
                tasks,
                services,
                instances,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        memory(tasks, instances, services);
        RollBenchmark benchmark = new RollBenchmark(tasks, instances, services, false, traced);
        benchmark.timed("fill", benchmark::fill);
        benchmark.timed("hour of steady tasks", () -> benchmark.timeline.advance(Duration.ofHours(1)));
        benchmark.timed("roll", benchmark::roll);
    }

    /** Measures when nothing is left of a filled region but a state made of the same events. */
    private static void memory(int tasks, int instances, int services) {
        long before = heap();
        State none = shadowOf(0, instances, services);
        long empty;
        try {
            empty = heap() - before;
        } finally {
            Reference.reachabilityFence(none);
        }
        State state = shadowOf(tasks, instances, services);
        long filled = heap() - before;
        System.out.printf(
                Locale.ROOT,
                "%-28s %8d bytes a running task, all indexes included (%d tasks)%n",
                "live heap",
                (filled - empty) / tasks,
                state.tasks().size());
    }

    private static State shadowOf(int tasks, int instances, int services) {
        RollBenchmark benchmark = new RollBenchmark(tasks, instances, services, true, false);
        benchmark.fill();
        return benchmark.shadow;
    }

    private void fill() {
        register();
        for (int i = 0; i < services; i++) {
            engine.ecs()
                    .createService(Records.of(
                            CreateServiceRequest.class,
                            "serviceName",
                            "service-" + i,
                            "taskDefinition",
                            "web",
                            "desiredCount",
                            tasks / services));
        }
        settle();
    }

    private void roll() {
        register();
        for (int i = 0; i < services; i++) {
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

    private void timed(String what, Runnable action) {
        Instant from = timeline.instant();
        long eventsBefore = events;
        long began = System.nanoTime();
        action.run();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-28s %8.2f s wall, %8d s virtual, %9d events, %9.0f events a second%s%n",
                what,
                seconds,
                Duration.between(from, timeline.instant()).toSeconds(),
                events - eventsBefore,
                (events - eventsBefore) / seconds,
                traced ? ", trace " + Long.toHexString(trace.getValue()) : "");
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
