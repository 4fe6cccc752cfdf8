package dev.evenkeel.architecture.planted.sim;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Breaks a rule on purpose. */
public final class ConstructsUnordered {
    private ConstructsUnordered() {}

    static Supplier<Set<String>> names() {
        return HashSet::new;
    }
}
