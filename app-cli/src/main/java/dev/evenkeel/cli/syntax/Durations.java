package dev.evenkeel.cli.syntax;

import dev.evenkeel.cli.shell.Letters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lengths of time as people write them: {@code 500ms}, {@code 42s}, {@code 3m12s}, {@code 2h05m}, {@code 3d04h}. */
public final class Durations {
    private static final long MOST_DIGITS = 9;

    private Durations() {}

    /** The length in at most two units, rounded down; below a second in milliseconds. */
    public static String text(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        long seconds = millis / 1000;
        if (seconds == 0) {
            return millis + "ms";
        }
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m" + twoDigits(seconds % 60) + "s";
        }
        if (seconds < 86_400) {
            return seconds / 3600 + "h" + twoDigits(seconds % 3600 / 60) + "m";
        }
        return seconds / 86_400 + "d" + twoDigits(seconds % 86_400 / 3600) + "h";
    }

    /** Reads what {@link #text} writes, and a bare number as seconds; null when it is neither. */
    public static @Nullable Duration parse(String text) {
        if (text.length() <= MOST_DIGITS && Letters.areDigits(text)) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        Duration sum = Duration.ZERO;
        int at = 0;
        while (at < text.length()) {
            int digits = at;
            while (digits < text.length() && Letters.isDigit(text.charAt(digits))) {
                digits++;
            }
            int unit = digits;
            while (unit < text.length() && !Letters.isDigit(text.charAt(unit))) {
                unit++;
            }
            Duration one = unit(text.substring(digits, unit));
            if (digits == at || digits - at > MOST_DIGITS || one == null) {
                return null;
            }
            sum = sum.plus(one.multipliedBy(Long.parseLong(text.substring(at, digits))));
            at = unit;
        }
        return text.isEmpty() ? null : sum;
    }

    private static @Nullable Duration unit(String name) {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> null;
        };
    }

    private static String twoDigits(long value) {
        return value < 10 ? "0" + value : String.valueOf(value);
    }
}
