package dev.evenkeel.core.engine;

import dev.evenkeel.core.port.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Time that moves only when it is told to, as fast as the actions compute. It has no thread: actions run on the thread of
 * whoever advances it, one after another. Not for use from several threads at once.
 */
public final class VirtualTimeline implements Timeline {

    private record Entry(Instant when, long order, Runnable action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = when.compareTo(other.when);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Entry> queue = new PriorityQueue<>();
    /** What was put on it to be run at this instant, in order: most actions are, and need no sorting. */
    private final Deque<Entry> due = new ArrayDeque<>();

    private Instant now;
    private long order;

    public VirtualTimeline(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void execute(Runnable action) {
        at(now, action);
    }

    @Override
    public void at(Instant when, Runnable action) {
        if (when.isAfter(now)) {
            queue.add(new Entry(when, order++, action));
        } else {
            due.add(new Entry(now, order++, action));
        }
    }

    /** Runs all that is due within a span of time, and ends at its end. */
    public void advance(Duration span) {
        Instant end = now.plus(span);
        for (Entry next = next(); next != null && !next.when.isAfter(end); next = next()) {
            run(next);
        }
        now = end;
    }

    /**
     * Runs what is due, moving time on, until a condition holds.
     *
     * @param limit how far time may move at the most
     * @return whether the condition holds; when not, time has moved by the whole limit or nothing is left to run
     */
    public boolean advanceUntil(BooleanSupplier condition, Duration limit) {
        Instant end = now.plus(limit);
        while (!condition.getAsBoolean()) {
            Entry next = next();
            if (next == null || next.when.isAfter(end)) {
                now = end;
                return condition.getAsBoolean();
            }
            run(next);
        }
        return true;
    }

    /** Runs all that is due at this instant, without moving time. */
    public void runDue() {
        for (Entry next = next(); next != null && !next.when.isAfter(now); next = next()) {
            run(next);
        }
    }

    /** The number of actions that wait. */
    public int waiting() {
        return queue.size() + due.size();
    }

    /** The first of all; what fell due before it was put on the timeline comes after what waited for this instant. */
    private @Nullable Entry next() {
        Entry sorted = queue.peek();
        Entry first = due.peek();
        return first == null || (sorted != null && sorted.compareTo(first) < 0) ? sorted : first;
    }

    private void run(Entry next) {
        Entry first = due.peek();
        if (first != null && first.order == next.order) {
            due.remove();
        } else {
            queue.remove();
        }
        now = next.when;
        next.action.run();
    }
}
