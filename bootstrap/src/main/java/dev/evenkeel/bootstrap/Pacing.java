package dev.evenkeel.bootstrap;

import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** How calls, which come from any thread, meet the one thread of control of a region's engine. */
interface Pacing extends AutoCloseable {

    Timeline timeline();

    /** Runs an action on the timeline; what it throws is how the stage ends. */
    <T> CompletionStage<T> call(Supplier<T> action);

    /**
     * Runs something that hands actions to the timeline itself, such as a report or a request to a backend, and sees to it
     * that they run.
     */
    <T> T handOver(Supplier<T> action);

    /**
     * Lets time go by.
     *
     * @throws IllegalStateException when time goes by itself
     */
    void advance(Duration span);

    default Instant now() {
        return timeline().instant();
    }

    @Override
    void close();
}
