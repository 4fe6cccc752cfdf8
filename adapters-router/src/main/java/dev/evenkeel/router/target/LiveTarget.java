package dev.evenkeel.router.target;

import dev.evenkeel.core.traffic.TargetId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A target as the event loops see it. Any thread. */
public final class LiveTarget {
    private final String targetGroupArn;
    private final String address;
    private final int port;
    private final String token;
    private final TargetMeter meter = new TargetMeter();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Consumer<LiveTarget> onIdle;
    private volatile boolean open;
    private volatile long openSince;

    /**
     * One of a service.
     *
     * @param onIdle called on any thread when the last request of a target that is not open has ended; maybe twice
     */
    public LiveTarget(TargetId id, String address, int port, Consumer<LiveTarget> onIdle) {
        this(
                id.targetGroupArn(),
                id.taskArn().value() + "|" + id.containerName() + "|" + id.containerPort(),
                address,
                port,
                onIdle);
    }

    /**
     * One that somebody else has put there.
     *
     * @param name tells it from others of its group
     * @param onIdle as above
     */
    public LiveTarget(String targetGroupArn, String name, String address, int port, Consumer<LiveTarget> onIdle) {
        this.targetGroupArn = targetGroupArn;
        this.address = address;
        this.port = port;
        this.onIdle = onIdle;
        token = Token.of(targetGroupArn + "|" + name);
    }

    public String targetGroupArn() {
        return targetGroupArn;
    }

    public String address() {
        return address;
    }

    public int port() {
        return port;
    }

    /** What a stickiness cookie calls it; tells nobody anything else, and is the same after a restart. */
    public String token() {
        return token;
    }

    public TargetMeter meter() {
        return meter;
    }

    /** Requests and connections under way. */
    public int inFlight() {
        return inFlight.get();
    }

    /** Lets it take requests, or no more. */
    public void open(boolean mayServe) {
        if (mayServe && !open) {
            openSince = System.nanoTime();
        }
        open = mayServe;
    }

    /** Whether it may take requests. */
    public boolean isOpen() {
        return open;
    }

    /** When it last began to be open, by {@link System#nanoTime}. */
    long openSince() {
        return openSince;
    }

    /** Takes a request, if it may; then {@link #end} must be called once. */
    public boolean begin() {
        // First said, then looked: who closes it in between sees this request.
        inFlight.incrementAndGet();
        if (open) {
            return true;
        }
        end();
        return false;
    }

    /** A request that it took has ended, in whatever way. */
    public void end() {
        if (inFlight.decrementAndGet() == 0 && !open) {
            onIdle.accept(this);
        }
    }
}
