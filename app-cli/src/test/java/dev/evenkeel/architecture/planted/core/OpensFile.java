package dev.evenkeel.architecture.planted.core;

import java.nio.file.Path;

/** Breaks a rule on purpose. */
public final class OpensFile {
    private OpensFile() {}

    static Path file() {
        return Path.of("x");
    }
}
