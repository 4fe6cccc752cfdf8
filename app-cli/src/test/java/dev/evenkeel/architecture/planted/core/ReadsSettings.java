package dev.evenkeel.architecture.planted.core;

/** Breaks a rule on purpose. */
public final class ReadsSettings {
    private ReadsSettings() {}

    static String home() {
        return System.getenv().toString();
    }
}
