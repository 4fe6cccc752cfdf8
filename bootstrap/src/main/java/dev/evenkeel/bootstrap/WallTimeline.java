package dev.evenkeel.bootstrap;

import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Time that goes by itself, as fast as the wall clock or a whole multiple of it, and one daemon thread that runs the
 * actions. An action that throws is given to a handler, and the next one runs. After {@link #close} what was due still
 * runs, and what is handed in later never does.
 */
final class WallTimeline implements Timeline, AutoCloseable {
    private record Entry(Instant when, long order, Runnable action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = when.compareTo(other.when);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** Waking early costs one more turn of the loop. */
    private static final long IDLE_NANOS = TimeUnit.HOURS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    private final Instant start;
    private final long startNanos = System.nanoTime();
    private final int timeScale;
    private final Consumer<Throwable> failures;
    private final Thread thread;
    private long order;
    private boolean closed;

    /** @param timeScale seconds of this time in one of the wall clock's */
    WallTimeline(String name, Instant start, int timeScale, Consumer<Throwable> failures) {
        this.start = start;
        this.timeScale = timeScale;
        this.failures = failures;
        thread = new Thread(this::run, "evenkeel-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Instant instant() {
        return start.plusNanos((System.nanoTime() - startNanos) * timeScale);
    }

    @Override
    public void execute(Runnable action) {
        at(Instant.MIN, action);
    }

    @Override
    public void at(Instant when, Runnable action) {
        lock.lock();
        try {
            if (!closed) {
                Instant now = instant();
                queue.add(new Entry(when.isBefore(now) ? now : when, order++, action));
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() != thread) {
            try {
                // An action that hangs must not keep the process from ending.
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        for (Runnable action = next(); action != null; action = next()) {
            try {
                action.run();
            } catch (RuntimeException | Error thrown) {
                failures.accept(thrown);
            }
        }
    }

    /** Waits for the next action that is due; null when there will be none. */
    private @Nullable Runnable next() {
        lock.lock();
        try {
            while (true) {
                Entry first = queue.peek();
                long nanos = first == null ? IDLE_NANOS : nanosUntil(first.when);
                if (first != null && nanos <= 0) {
                    queue.remove();
                    return first.action;
                }
                if (closed) {
                    return null;
                }
                long unused = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException interrupted) {
            // Nobody is given this thread to interrupt: whoever does it wants it to end.
            closed = true;
            failures.accept(interrupted);
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** On the wall clock. Half a millisecond is waited at least, so that a rounding never makes the loop spin. */
    private long nanosUntil(Instant when) {
        Duration left = Duration.between(instant(), when);
        if (left.isNegative() || left.isZero()) {
            return 0;
        }
        long nanos = left.compareTo(Duration.ofHours(timeScale)) > 0 ? IDLE_NANOS : left.toNanos() / timeScale;
        return Math.max(nanos, TimeUnit.MICROSECONDS.toNanos(500));
    }
}
