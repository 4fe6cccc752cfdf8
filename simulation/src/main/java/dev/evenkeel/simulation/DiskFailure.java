package dev.evenkeel.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A write to the journal has failed, as a file's would: the engine is told, and must not go on. */
final class DiskFailure extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    DiskFailure(String what) {
        super(what, new IOException(what));
    }
}
