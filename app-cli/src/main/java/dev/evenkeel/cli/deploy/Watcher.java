package dev.evenkeel.cli.deploy;

import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.screen.Moments;
import dev.evenkeel.cli.shell.Shell;
import java.time.Duration;
import java.util.List;

/** Sees what a follower sees. */
public interface Watcher {
    /** Events that are new since the last look, oldest first. */
    void events(List<JsonObject> events);

    /** The service as it is now; called at each look, and in between while the look is still fresh. */
    void service(JsonObject service, Duration elapsed);

    /** The following has ended; nothing comes after. */
    void end();

    /** The watcher that suits the terminal: redrawn lines for a person, plain ones for a pipe. */
    static Watcher of(Shell shell, Moments moments) {
        return shell.terminal().interactive()
                ? new LiveWatcher(shell, moments)
                : new PlainWatcher(shell.out(), moments, shell.pace());
    }

    /** Sees nothing, for output that is made at the end. */
    static Watcher blind() {
        return new Watcher() {
            @Override
            public void events(List<JsonObject> events) {}

            @Override
            public void service(JsonObject service, Duration elapsed) {}

            @Override
            public void end() {}
        };
    }
}
