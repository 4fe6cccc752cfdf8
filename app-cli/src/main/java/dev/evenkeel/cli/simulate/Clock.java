package dev.evenkeel.cli.simulate;

import java.time.Duration;

/** Virtual time as it is read: {@code 05:12} into the run, {@code 1h02m} long. */
final class Clock {
    private Clock() {}

    /** Minutes and seconds since the beginning, hours before them when there are any. */
    static String at(Duration since) {
        String minutes = "%02d:%02d".formatted(since.toMinutesPart(), since.toSecondsPart());
        return since.toHours() > 0 ? since.toHours() + ":" + minutes : minutes;
    }

    /** A length of time in its two largest units. */
    static String span(Duration length) {
        if (length.toHours() > 0) {
            return length.toHours() + "h%02dm".formatted(length.toMinutesPart());
        }
        return length.toMinutes() > 0
                ? length.toMinutes() + "m%02ds".formatted(length.toSecondsPart())
                : length.toSeconds() + "s";
    }
}
