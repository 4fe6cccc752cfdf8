package dev.evenkeel.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.port.AlarmSource;
import dev.evenkeel.core.service.LoadBalancer;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.core.task.AwsVpcConfiguration;
import dev.evenkeel.core.task.NetworkConfiguration;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.simulation.invariant.Invariants;
import dev.evenkeel.testkit.InMemoryJournal;
import dev.evenkeel.testkit.RecordingSink;
import dev.evenkeel.testkit.Records;
import dev.evenkeel.testkit.StateDigest;
import dev.evenkeel.testkit.Strategies;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An engine, a simulated world and its router in virtual time, with one service behind a target group. */
final class RoutedWorld {
    static final ArnScope SCOPE = new ArnScope("123456789012", "us-east-1");
    static final String GROUP = "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/0123456789abcdef";
    static final ServiceArn WEB = SCOPE.service("default", "web");
    private static final String PREFIX = "dev.evenkeel.sim.";

    /** What a service has told. */
    record Told(double seconds, String text) {}

    final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
    final RecordingSink events = new RecordingSink();
    final Engine engine;
    final SimulatedWorld world;
    final GuardedRuntime runtime;
    final EcsApi ecs;
    private final Invariants invariants;
    private final InMemoryJournal journal = new InMemoryJournal();

    RoutedWorld(long seed) {
        EngineSettings settings = EngineSettings.ecs(SCOPE, seed);
        invariants = new Invariants(settings.healthyAfter(), settings.stoppedTasksKept());
        SimulatedWorld[] opened = new SimulatedWorld[1];
        GuardedRuntime[] guards = new GuardedRuntime[1];
        engine = new Engine(settings, timeline, Strategies.builtInAnd(), reports -> {
            opened[0] = new SimulatedWorld(
                    new BackendContext(SCOPE, timeline, reports, seed, new TreeMap<>()), WorldSettings.DEFAULT);
            guards[0] = new GuardedRuntime(opened[0]);
            return new EnginePorts(
                    guards[0],
                    opened[0],
                    AlarmSource.NONE,
                    opened[0],
                    Optional.of(opened[0].router()),
                    Optional.empty(),
                    journal,
                    (at, event) -> {
                        guards[0].accept(event);
                        events.accept(at, event);
                        invariants.accept(at, event);
                    });
        });
        world = Objects.requireNonNull(opened[0]);
        runtime = Objects.requireNonNull(guards[0]);
        ecs = engine.ecs();
        timeline.runDue();
    }

    /** Registers revision 1, 2 and so on of {@code web}, its container scripted by labels without their prefix. */
    void register(Map<String, String> labels, @Nullable HealthCheck check) {
        TreeMap<String, String> prefixed = new TreeMap<>();
        labels.forEach((name, value) -> prefixed.put(PREFIX + name, value));
        ContainerDefinition web = Records.of(
                ContainerDefinition.class,
                "name",
                "web",
                "image",
                "web:1",
                "portMappings",
                List.of(Records.of(PortMapping.class, "containerPort", 80)),
                "dockerLabels",
                prefixed,
                "healthCheck",
                check);
        ecs.registerTaskDefinition(Records.of(
                RegisterTaskDefinitionRequest.class,
                "family",
                "web",
                "networkMode",
                "awsvpc",
                "cpu",
                "256",
                "memory",
                "512",
                "containerDefinitions",
                List.of(web)));
    }

    void createService(int desired, int graceSeconds) {
        ecs.createService(Records.of(
                CreateServiceRequest.class,
                "serviceName",
                "web",
                "taskDefinition",
                "web",
                "desiredCount",
                desired,
                "launchType",
                "FARGATE",
                "healthCheckGracePeriodSeconds",
                graceSeconds,
                "networkConfiguration",
                new NetworkConfiguration(
                        new AwsVpcConfiguration(List.of("subnet-1"), List.of("sg-1"), "ENABLED", null), null),
                "loadBalancers",
                List.of(new LoadBalancer(GROUP, null, "web", 80, null))));
        timeline.runDue();
    }

    Service service() {
        return engine.state().service(WEB).orElseThrow();
    }

    /** The tasks of the service that have not stopped, oldest first. */
    List<Task> live() {
        return engine.state().tasks().stream().filter(task -> !task.isStopped()).toList();
    }

    /** The percentage of production requests that fail now for want of a healthy target. */
    double unserved() {
        return world.router().shares(WEB, TrafficKind.PRODUCTION).unserved();
    }

    void advance(Duration span) {
        timeline.advance(span);
    }

    /** Lets time go by until the service is steady; false when that takes longer than the limit. */
    boolean settles(Duration limit) {
        timeline.runDue();
        return timeline.advanceUntil(engine::isSettled, limit);
    }

    /** Each service event since an instant: seconds after it, and the text without ids. */
    List<Told> told(Instant since) {
        return events.entries().stream()
                .filter(entry -> !entry.at().isBefore(since))
                .filter(entry -> entry.event() instanceof Event.ServiceEventPublished)
                .map(entry -> new Told(
                        seconds(since, entry.at()),
                        text(((Event.ServiceEventPublished) entry.event())
                                .event()
                                .message())))
                .toList();
    }

    /** Checks that the events alone make the engine's state, and that no task was stopped while it got requests. */
    void assertSound() {
        assertEquals(Collections.emptySortedSet(), runtime.early(), "I12 is broken: stopped while they got requests");
        invariants.assertSameAs(engine.state());
        StateDigest.assertSame(journal.replay(), engine.state());
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static String text(@Nullable String message) {
        return String.valueOf(message)
                .replaceAll("\\(task [0-9a-f]{32}\\)", "(task T)")
                .replaceAll("ecs-svc/\\d+", "ecs-svc/N")
                .replace(GROUP, "G");
    }
}
