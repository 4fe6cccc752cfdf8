package dev.evenkeel.cli.screen;

import dev.evenkeel.cli.shell.Pace;
import dev.evenkeel.cli.syntax.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Moments as people read them, in local time or, marked with a Z, in UTC. */
public final class Moments {
    private final Pace pace;
    private final boolean utc;

    /** Moments of this user. */
    public Moments(Pace pace, boolean utc) {
        this.pace = pace;
        this.utc = utc;
    }

    /** {@code 2026-11-22 20:14:03}, or a dash. */
    public String full(@Nullable Instant moment) {
        if (moment == null) {
            return "-";
        }
        ZonedDateTime time = moment.atZone(zone());
        return time.getYear() + "-" + two(time.getMonthValue()) + "-" + two(time.getDayOfMonth()) + " " + clock(time);
    }

    /** {@code 20:14:03}, for what is being watched now. */
    public String clock(Instant moment) {
        return clock(moment.atZone(zone()));
    }

    /** How long ago: {@code 3m12s}, or a dash. */
    public String age(@Nullable Instant moment) {
        return moment == null ? "-" : Durations.text(wholeSeconds(Duration.between(moment, pace.now())));
    }

    /** Asked for late: an age needs no zone, and the table of zones takes time to read. */
    private ZoneId zone() {
        return utc ? ZoneOffset.UTC : pace.zone();
    }

    private static Duration wholeSeconds(Duration age) {
        // Two clocks are compared here: less than a second says nothing.
        return age.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : age;
    }

    private String clock(ZonedDateTime time) {
        return two(time.getHour()) + ":" + two(time.getMinute()) + ":" + two(time.getSecond()) + (utc ? "Z" : "");
    }

    private static String two(int value) {
        return value < 10 ? "0" + value : String.valueOf(value);
    }
}
