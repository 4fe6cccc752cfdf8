package dev.evenkeel.sim;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long something takes: between two ends, each length as likely as any other, and then a tail.
 *
 * @param min the shortest, in milliseconds
 * @param max the longest without a tail, in milliseconds
 * @param tail the mean of what comes on top, in milliseconds: mostly less, now and then several times as much (an
 *     exponential distribution, cut at ten times its mean); 0 for none
 */
record Latency(long min, long max, long tail) {
    /** {@code 3}, {@code 2-6} or {@code 2+4}, in seconds. */
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(?:([-+])(\\d{1,9}(?:\\.\\d{1,9})?))?");

    private static final int TAIL_CUT = 10;

    static Latency between(long minMillis, long maxMillis) {
        return new Latency(minMillis, maxMillis, 0);
    }

    /** Reads a label; empty when it is none of the three forms. */
    static Optional<Latency> parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return Optional.empty();
        }
        long first = millis(form.group(1));
        if (form.group(2) == null) {
            return Optional.of(new Latency(first, first, 0));
        }
        long second = millis(form.group(3));
        return Optional.of(
                form.group(2).equals("+")
                        ? new Latency(first, first, second)
                        : new Latency(Math.min(first, second), Math.max(first, second), 0));
    }

    /** One length. Takes exactly one draw whatever the form is, so that a script changes no other length. */
    Duration draw(Chance chance) {
        if (tail == 0) {
            return chance.between(min, max);
        }
        double drawn = -StrictMath.log1p(-chance.share()) * tail;
        return Duration.ofMillis(min + Math.min(Math.round(drawn), TAIL_CUT * tail));
    }

    private static long millis(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1000);
    }
}
