package dev.evenkeel.sim;

import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.testkit.InMemoryJournal;
import dev.evenkeel.testkit.Invariants;
import dev.evenkeel.testkit.RecordingSink;
import dev.evenkeel.testkit.StateDigest;
import dev.evenkeel.testkit.Strategies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** An engine and a simulated world in virtual time, watched: every event is checked and kept. */
final class Rehearsal {
    static final ArnScope SCOPE = new ArnScope("123456789012", "us-east-1");
    static final ClusterArn CLUSTER = SCOPE.cluster("default");

    final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
    final RecordingSink events = new RecordingSink();
    final Engine engine;
    final SimulatedWorld world;
    private final Invariants invariants;
    private final InMemoryJournal journal = new InMemoryJournal();

    Rehearsal(long seed, WorldSettings hosts) {
        EngineSettings settings = EngineSettings.ecs(SCOPE, seed);
        invariants = new Invariants(settings.healthyAfter());
        SimulatedWorld[] opened = new SimulatedWorld[1];
        engine = new Engine(settings, timeline, Strategies.builtInAnd(), reports -> {
            BackendContext context = new BackendContext(SCOPE, timeline, reports, seed, new TreeMap<>());
            opened[0] = new SimulatedWorld(context, hosts);
            return new EnginePorts(opened[0], opened[0], opened[0], journal, (at, event) -> {
                events.accept(at, event);
                invariants.accept(at, event);
            });
        });
        world = Objects.requireNonNull(opened[0]);
        timeline.runDue();
    }

    Faults faults() {
        return world.faults();
    }

    void advance(Duration span) {
        timeline.advance(span);
    }

    /** Whether all is where it is wanted within a span of time. */
    boolean settles(Duration limit) {
        timeline.runDue();
        return timeline.advanceUntil(engine::isSettled, limit);
    }

    /** Checks that the events alone make the state that the engine has. */
    void assertReplayable() {
        invariants.assertSameAs(engine.state());
        StateDigest.assertSame(journal.replay(), engine.state());
    }

    /** Every event with its instant: what two runs of one seed must have in common. */
    List<String> trace() {
        return events.entries().stream()
                .map(entry -> entry.at() + " " + entry.event())
                .toList();
    }

    /** The events since the last clear that are something done: not forgetting, not measuring. */
    List<String> deeds() {
        return events.entries().stream()
                .filter(entry -> !(entry.event() instanceof Event.TaskForgotten
                        || entry.event() instanceof Event.ServiceForgotten
                        || entry.event() instanceof Event.TokenForgotten
                        || entry.event() instanceof Event.ContainerInstanceForgotten
                        || entry.event() instanceof Event.MetricEvaluated))
                .map(entry -> entry.at() + " " + entry.event())
                .toList();
    }
}
