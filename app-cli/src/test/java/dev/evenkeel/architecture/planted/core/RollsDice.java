package dev.evenkeel.architecture.planted.core;

import java.util.UUID;

/** Breaks a rule on purpose. */
public final class RollsDice {
    private RollsDice() {}

    static String id() {
        return UUID.randomUUID().toString();
    }
}
