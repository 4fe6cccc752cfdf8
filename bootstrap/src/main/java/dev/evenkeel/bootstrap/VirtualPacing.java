package dev.evenkeel.bootstrap;

import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Calls run on the thread that makes them, one at a time. When it is told to settle, a call that changed something lets
 * time run on until nothing is under way, before it answers.
 */
final class VirtualPacing implements Pacing {
    /** A service that never gets there, such as one that no host has room for, must not hold up its caller for ever. */
    static final Duration SETTLE_LIMIT = Duration.ofHours(1);

    private final ReentrantLock lock;
    private final VirtualTimeline timeline;
    private final boolean settles;
    private BooleanSupplier settled = () -> true;
    private LongSupplier version = () -> 0;

    /** @param lock held by whoever moves time or calls; one for all regions, so that sinks see one thing at a time */
    VirtualPacing(ReentrantLock lock, VirtualTimeline timeline, boolean settles) {
        this.lock = lock;
        this.timeline = timeline;
        this.settles = settles;
    }

    /** Says how to see whether something is under way, and what grows with each change. */
    void watch(BooleanSupplier nothingUnderWay, LongSupplier changes) {
        settled = nothingUnderWay;
        version = changes;
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public <T> CompletionStage<T> call(Supplier<T> action) {
        return Calls.now(() -> locked(() -> {
            long before = version.getAsLong();
            T answer = action.get();
            if (settles && version.getAsLong() != before) {
                settle();
            }
            return answer;
        }));
    }

    @Override
    public <T> T handOver(Supplier<T> action) {
        return locked(() -> {
            T answer = action.get();
            timeline.runDue();
            if (settles) {
                settle();
            }
            return answer;
        });
    }

    @Override
    public void advance(Duration span) {
        locked(() -> {
            timeline.advance(span);
            return null;
        });
    }

    @Override
    public void close() {
        // It has no thread: what waits on it never runs.
    }

    private void settle() {
        timeline.runDue();
        boolean reached = timeline.advanceUntil(settled, SETTLE_LIMIT);
        if (reached) {
            timeline.runDue();
        }
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
