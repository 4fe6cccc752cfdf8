package dev.evenkeel.cli.command;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Option;
import dev.evenkeel.http.ServerSettings;

/** What {@code --port} takes. */
final class Port {
    private Port() {}

    /** The port that an option names; the usual one when it was not given. */
    static int of(Arguments arguments, Option option) {
        Integer port = arguments.count(option);
        if (port != null && port > 65_535) {
            throw CommandException.badInput("--port takes a number from 0 to 65535, not " + port);
        }
        return port == null ? ServerSettings.DEFAULT_PORT : port;
    }
}
