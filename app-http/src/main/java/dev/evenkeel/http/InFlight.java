package dev.evenkeel.http;

import dev.evenkeel.wire.WireException;
import java.util.concurrent.atomic.AtomicInteger;

/** The requests that wait for an engine now, of which there may be so many and no more. Any thread. */
final class InFlight {
    private final int most;
    private final AtomicInteger count = new AtomicInteger();

    InFlight(int most) {
        this.most = most;
    }

    /** @throws WireException {@code ThrottlingException}, when there are too many already */
    void enter() {
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            throw new WireException("ThrottlingException", 400, "Rate exceeded");
        }
    }

    void leave() {
        count.decrementAndGet();
    }

    int count() {
        return count.get();
    }
}
