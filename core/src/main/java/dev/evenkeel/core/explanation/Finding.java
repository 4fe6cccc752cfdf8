package dev.evenkeel.core.explanation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a service or a task waits for.
 *
 * @param text a sentence for people, with the figures it rests on
 * @param until when time alone will end it; null when it will not, or nobody knows
 */
public record Finding(
        FindingKind kind, String text, @Nullable Instant until) {

    public static Finding of(FindingKind kind, String text) {
        return new Finding(kind, text, null);
    }

    /** A number of things, in words: {@code 1 task}, {@code 2 tasks}. */
    public static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
