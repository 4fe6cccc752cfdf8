package dev.evenkeel.architecture.planted.wire;

/** Breaks a rule on purpose. */
public final class ThingManager {
    private ThingManager() {}

    static int things() {
        return 1;
    }
}
