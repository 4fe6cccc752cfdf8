package dev.evenkeel.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Map.Entry;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes connections that are too many or too slow. One for each event loop, and used on it only.
 *
 * <p>A connection has a deadline: for its first request, for the body of a request, and for the next request after an
 * answer. While an answer is awaited it has none. Deadlines are looked at once a second, so that a request costs no
 * timer.
 */
final class ConnectionWatch {
    private static final long NEVER = Long.MAX_VALUE;
    /** As long as AWS's SDKs keep an idle connection. */
    private static final Duration IDLE = Duration.ofSeconds(65);

    private final IdentityHashMap<HttpConnection, Slot> slots = new IdentityHashMap<>();
    private final AtomicInteger open;
    private final int most;
    private final Duration timeToSend;

    private static final class Slot {
        private long deadline;
        private Runnable late = () -> {};
        private boolean isClosing;
    }

    /** @param open counts the connections of all event loops */
    ConnectionWatch(AtomicInteger open, int most, Duration timeToSend) {
        this.open = open;
        this.most = most;
        this.timeToSend = timeToSend;
    }

    void start(Vertx vertx) {
        vertx.setPeriodic(1_000, tick -> closeLate());
    }

    void opened(HttpConnection connection) {
        if (open.incrementAndGet() > most) {
            connection.closeHandler(closed -> open.decrementAndGet());
            connection.close();
            return;
        }
        slots.put(connection, new Slot());
        set(connection, deadline(timeToSend), connection::close);
        connection.closeHandler(closed -> {
            open.decrementAndGet();
            slots.remove(connection);
        });
    }

    /** @param late answers a client that has not sent all of its request in time; the connection is closed after it */
    void receiving(HttpConnection connection, Runnable late) {
        set(connection, deadline(timeToSend), late);
    }

    void answering(HttpConnection connection) {
        set(connection, NEVER, () -> {});
    }

    void answered(HttpConnection connection) {
        set(connection, deadline(IDLE), connection::close);
    }

    /** The client was answered before all of its request came: it may send the rest, but no other request. */
    void closing(HttpConnection connection) {
        set(connection, deadline(timeToSend), connection::close);
        Slot slot = slots.get(connection);
        if (slot != null) {
            slot.isClosing = true;
        }
    }

    private void set(HttpConnection connection, long deadline, Runnable late) {
        Slot slot = slots.get(connection);
        if (slot != null && !slot.isClosing) {
            slot.deadline = deadline;
            slot.late = late;
        }
    }

    private void closeLate() {
        long now = System.nanoTime();
        for (Entry<HttpConnection, Slot> entry : new ArrayList<>(slots.entrySet())) {
            Slot slot = entry.getValue();
            if (slot.deadline != NEVER && slot.deadline - now < 0) {
                // The late one may say a last word; should that not get through, the next look closes all the same.
                slot.isClosing = true;
                slot.late.run();
            }
        }
    }

    private static long deadline(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        return deadline == NEVER ? NEVER - 1 : deadline;
    }
}
