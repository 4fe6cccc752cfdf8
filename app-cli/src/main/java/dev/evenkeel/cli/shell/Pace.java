package dev.evenkeel.cli.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Time as a command sees it. Commands that poll pause here, so that a test needs no waiting. */
public interface Pace {
    /** The current moment. */
    Instant now();

    /** Returns after {@code duration}; a thread that is interrupted meanwhile ends its command. */
    void pause(Duration duration);

    /** The user's time zone. */
    ZoneId zone();

    /** The machine's own time. */
    static Pace ofTheMachine() {
        return new Pace() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause(Duration duration) {
                try {
                    Thread.sleep(duration.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw CommandException.failed("interrupted");
                }
            }

            @Override
            public ZoneId zone() {
                return ZoneId.systemDefault();
            }
        };
    }
}
