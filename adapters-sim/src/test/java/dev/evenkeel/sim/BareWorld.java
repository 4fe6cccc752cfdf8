package dev.evenkeel.sim;

import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.spi.BackendContext;
import dev.evenkeel.testkit.RecordingReports;
import dev.evenkeel.testkit.Starts;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** A simulated world without an engine: whoever tests it plays the engine's part. */
final class BareWorld {
    final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
    final RecordingReports reports = new RecordingReports();
    final SimulatedWorld world;

    BareWorld(long seed) {
        world = new SimulatedWorld(
                new BackendContext(Starts.SCOPE, timeline, reports, seed, new TreeMap<>()), WorldSettings.DEFAULT);
        world.offer(Starts.SCOPE.cluster("default"));
    }

    /** The first of its hosts. */
    String hostId() {
        return reports.instances().getFirst().hostId();
    }

    boolean passesUntil(BooleanSupplier condition) {
        return timeline.advanceUntil(condition, Duration.ofMinutes(10));
    }
}
