package dev.evenkeel.architecture.planted.core;

import java.time.Instant;

/** Breaks a rule on purpose. */
public final class ReadsClock {
    private ReadsClock() {}

    static Instant when() {
        return Instant.now();
    }
}
