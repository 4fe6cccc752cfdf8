package dev.evenkeel.architecture.planted.wire;

import java.util.logging.Level;

/** Breaks a rule on purpose. */
public final class UsesJavaLogging {
    private UsesJavaLogging() {}

    static Level level() {
        return Level.INFO;
    }
}
