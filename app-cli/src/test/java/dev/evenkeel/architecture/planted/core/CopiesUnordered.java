package dev.evenkeel.architecture.planted.core;

import java.util.Map;

/** Breaks a rule on purpose. */
public final class CopiesUnordered {
    private CopiesUnordered() {}

    static Map<String, Integer> counts() {
        return Map.of("a", 1, "b", 2);
    }
}
