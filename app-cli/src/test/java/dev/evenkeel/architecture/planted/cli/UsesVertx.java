package dev.evenkeel.architecture.planted.cli;

import io.vertx.core.Vertx;

/** Breaks a rule on purpose. */
public final class UsesVertx {
    private UsesVertx() {}

    static Vertx vertx() {
        return Vertx.vertx();
    }
}
