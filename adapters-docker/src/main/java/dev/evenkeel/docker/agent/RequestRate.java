package dev.evenkeel.docker.agent;

/** How many requests one task may make: 40 a second, and 60 at once, as on ECS. */
final class RequestRate {
    private static final double PER_SECOND = 40;
    private static final double BURST = 60;
    private static final double NANOS = 1e9;

    private double tokens = BURST;
    private long last;

    RequestRate(long nanos) {
        last = nanos;
    }

    /** Whether one more may be made now, by a clock that never goes back. */
    boolean take(long nanos) {
        tokens = Math.min(BURST, tokens + (nanos - last) / NANOS * PER_SECOND);
        last = nanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
