package dev.evenkeel.aws;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How often something is tried, and how long is waited in between: up to {@code first}, doubled each time but never
 * above {@code longest}, by a chance that keeps clients that failed together from coming back together.
 *
 * @param most 1 or more, the first one counted
 * @param chance 0 to 1, which part of the longest allowed pause is made
 */
record Attempts(int most, Duration first, Duration longest, DoubleSupplier chance, Pause pause) {

    /** The codes that AWS's services use for "not now". Whatever is refused with one of them has not been begun. */
    private static final Set<String> THROTTLED = new TreeSet<>(Set.of(
            "ThrottlingException",
            "Throttling",
            "ThrottledException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "RequestThrottled",
            "SlowDown"));

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void last(Duration span) throws InterruptedException;
    }

    /** Five, with at most 0.2, 0.4, 0.8 and 1.6 seconds between them: enough to wait for a token of ECS's buckets. */
    static Attempts usual() {
        return new Attempts(
                5,
                Duration.ofMillis(200),
                Duration.ofSeconds(5),
                () -> ThreadLocalRandom.current().nextDouble(),
                Thread::sleep);
    }

    static boolean isThrottled(String code) {
        return THROTTLED.contains(code);
    }

    /** @param failed how many have failed so far, 1 or more */
    Duration pauseAfter(int failed) {
        long doubled = first.toNanos() << Math.min(failed - 1, 16);
        return Duration.ofNanos((long) (Math.min(doubled, longest.toNanos()) * chance.getAsDouble()));
    }
}
