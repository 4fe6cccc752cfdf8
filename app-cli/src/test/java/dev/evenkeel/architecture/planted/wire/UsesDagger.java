package dev.evenkeel.architecture.planted.wire;

import dagger.Lazy;

/** Breaks a rule on purpose. */
public final class UsesDagger {
    private UsesDagger() {}

    static String value(Lazy<String> lazy) {
        return lazy.get();
    }
}
