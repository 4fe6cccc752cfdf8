package dev.evenkeel.bootstrap;

import java.time.Instant;

/** How the time of the engines goes by. */
public sealed interface ClockMode {
    /** Where made-up time begins unless something else is asked for: the same for everybody, so that runs compare. */
    Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    /** Time stands still but for {@link Evenkeel#advance}. Simulator only. */
    record Virtual(Instant start) implements ClockMode {}

    /**
     * Time goes by itself and starts now.
     *
     * @param timeScale how many seconds pass in one of the wall clock's; 1 to 1000, other than 1 on the simulator only
     */
    record Wall(int timeScale) implements ClockMode {}

    /** After each call time runs on at once until nothing is under way any more. Simulator only. */
    record Settling(Instant start) implements ClockMode {}

    static ClockMode virtual() {
        return new Virtual(EPOCH);
    }

    static ClockMode wall() {
        return new Wall(1);
    }

    static ClockMode settling() {
        return new Settling(EPOCH);
    }
}
