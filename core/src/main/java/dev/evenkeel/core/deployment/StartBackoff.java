package dev.evenkeel.core.deployment;

import java.time.Duration;

/**
 * How long a deployment waits after tasks in a row have failed to start.
 *
 * <p>ECS grows the gap up to 27 minutes and never gives up; where it begins and how it grows is not documented. Here: 30
 * s after the first and the second round of failures, 60 s after the third, then twice as long each time, 27 min at the
 * most. A round is as many failures as tasks are desired, so that a large service waits no longer than a small one. A
 * task that is healthy brings it back to the first gap, a new deployment clears it.
 */
public final class StartBackoff {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(27);

    /** From this round of failures on, the service says that it cannot start tasks consistently. */
    public static final int IMPAIRED_FROM = 3;

    private StartBackoff() {}

    /** The round that a number of failures in a row, from 1, has come to. */
    public static int round(int failures, int desired) {
        int size = Math.max(1, desired);
        return (failures - 1) / size + 1;
    }

    /** The gap after a number of rounds of failures, from 1. */
    public static Duration after(int rounds) {
        if (rounds < IMPAIRED_FROM) {
            return FIRST;
        }
        // Shifting past 2^10 would overflow long after the longest gap is reached.
        long seconds = 60L << Math.min(10, rounds - IMPAIRED_FROM);
        Duration grown = Duration.ofSeconds(seconds);
        return grown.compareTo(LONGEST) > 0 ? LONGEST : grown;
    }
}
