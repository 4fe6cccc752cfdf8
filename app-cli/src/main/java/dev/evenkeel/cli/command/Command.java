package dev.evenkeel.cli.command;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.Syntax;

/** One word of the command line. An instance serves one call. */
public interface Command {
    /** What may follow the word. */
    Syntax syntax();

    /**
     * Does it.
     *
     * @return an exit code, see {@link dev.evenkeel.cli.shell.ExitCode}
     * @throws CommandException with the line that says what went wrong
     */
    int run(Arguments arguments, Shell shell);
}
