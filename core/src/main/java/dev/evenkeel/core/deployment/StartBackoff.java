package dev.evenkeel.core.deployment;

import java.time.Duration;

/**
 * How long a deployment waits after tasks in a row have failed to start.
 *
 * <p>ECS grows the gap up to 27 minutes and never gives up; where it begins and how it grows is not documented. Here: 30
 * s after the first and the second failure, 60 s after the third, then twice as long each time, 27 min at the most. A
 * task that becomes healthy, or a new deployment, clears it.
 */
public final class StartBackoff {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(27);

    /** From this many failures in a row on, the service says that it cannot start tasks consistently. */
    public static final int IMPAIRED_FROM = 3;

    private StartBackoff() {}

    /** The gap after a number of failures in a row, from 1. */
    public static Duration after(int failures) {
        if (failures < IMPAIRED_FROM) {
            return FIRST;
        }
        // Shifting past 2^10 would overflow long after the longest gap is reached.
        long seconds = 60L << Math.min(10, failures - IMPAIRED_FROM);
        Duration grown = Duration.ofSeconds(seconds);
        return grown.compareTo(LONGEST) > 0 ? LONGEST : grown;
    }
}
