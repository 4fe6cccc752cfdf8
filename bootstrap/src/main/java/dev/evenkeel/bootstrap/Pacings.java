package dev.evenkeel.bootstrap;

import dev.evenkeel.core.engine.VirtualTimeline;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** Makes the time of each region, of the kind that the configuration asks for. */
@Singleton
final class Pacings {
    private static final Logger LOGGER = System.getLogger("dev.evenkeel");

    private final ClockMode mode;
    private final Tally tally;
    private final ReentrantLock virtualLock = new ReentrantLock();

    @Inject
    Pacings(Configuration configuration, Tally tally) {
        mode = configuration.clock();
        this.tally = tally;
    }

    /** When a region that is opened first begins. */
    Instant start() {
        return switch (mode) {
            case ClockMode.Virtual virtual -> virtual.start();
            case ClockMode.Settling settling -> settling.start();
            case ClockMode.Wall wall -> Clock.systemUTC().instant();
        };
    }

    /** @param start ignored by the wall clock, which starts now */
    Pacing make(String region, Instant start) {
        return switch (mode) {
            case ClockMode.Virtual virtual -> new VirtualPacing(virtualLock, new VirtualTimeline(start), false);
            case ClockMode.Settling settling -> new VirtualPacing(virtualLock, new VirtualTimeline(start), true);
            case ClockMode.Wall wall ->
                new WallPacing(new WallTimeline(region, Clock.systemUTC().instant(), wall.timeScale(), this::failed));
        };
    }

    /** An exception that no rule expects is a defect: it is shown whole, and the next action runs. */
    private void failed(Throwable thrown) {
        tally.failure();
        LOGGER.log(Level.ERROR, "an action on an engine's timeline failed", thrown);
    }
}
