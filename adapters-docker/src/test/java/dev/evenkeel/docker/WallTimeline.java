package dev.evenkeel.docker;

import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The wall clock with one thread. */
final class WallTimeline implements Timeline, AutoCloseable {
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public void execute(Runnable action) {
        thread.execute(action);
    }

    @Override
    public void at(Instant when, Runnable action) {
        long nanos = Math.max(0, Duration.between(instant(), when).toNanos());
        Future<?> unused = thread.schedule(() -> thread.execute(action), nanos, TimeUnit.NANOSECONDS);
    }

    /** Calls on its thread, and waits for the answer. */
    <T> T call(Supplier<T> action) {
        return CompletableFuture.supplyAsync(action, thread)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
