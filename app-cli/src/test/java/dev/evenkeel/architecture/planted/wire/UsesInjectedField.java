package dev.evenkeel.architecture.planted.wire;

import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Breaks a rule on purpose. */
public final class UsesInjectedField {
    @Inject
    @Nullable
    String name;
}
