package dev.evenkeel.cli.command;

import dev.evenkeel.cli.ecs.ConnectionOptions;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonWriter;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Syntax;
import java.util.List;

/** {@code evenkeel version}. */
final class VersionCommand implements Command {
    /** A constant, since a file in a jar takes longer to read; a test compares it with the build's. */
    static final String VERSION = "0.1.0-SNAPSHOT";

    @Override
    public Syntax syntax() {
        return new Syntax(
                "version",
                Commands.summary("version"),
                List.of(),
                List.of(),
                List.of(ConnectionOptions.JSON),
                List.of(),
                List.of());
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        String java = System.getProperty("java.version", "unknown");
        if (arguments.has(ConnectionOptions.JSON)) {
            JsonObject answer = JsonObject.empty().with("version", VERSION).with("java", java);
            shell.out().println(JsonWriter.pretty(answer));
        } else {
            shell.out().println("evenkeel " + VERSION + " (Java " + java + ")");
        }
        return ExitCode.OK;
    }
}
