package dev.evenkeel.architecture.planted.core;

import com.fasterxml.jackson.core.JsonFactory;

/** Breaks a rule on purpose. */
public final class UsesJackson {
    private UsesJackson() {}

    static JsonFactory factory() {
        return new JsonFactory();
    }
}
