package dev.evenkeel.router.proxy;

import dev.evenkeel.router.model.Listener;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** A listener whose rules change while it listens. Any thread. */
public final class ListenerState {
    private final AtomicInteger turn = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private volatile Listener listener;

    public ListenerState(Listener listener) {
        this.listener = listener;
    }

    public Listener listener() {
        return listener;
    }

    /** @param changed with the same address and port */
    public void change(Listener changed) {
        listener = changed;
    }

    /** Requests so far that were no HTTP. */
    public long refusals() {
        return refused.sum();
    }

    int turn() {
        return turn.getAndIncrement();
    }

    void refused() {
        refused.increment();
    }
}
