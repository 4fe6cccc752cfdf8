package dev.evenkeel.core.engine;

import dev.evenkeel.core.state.Change;
import java.util.function.Function;

/** Runs a command as one change: all of it, or nothing. */
interface CommandBus {

    <T> T run(Function<Change, T> command);
}
