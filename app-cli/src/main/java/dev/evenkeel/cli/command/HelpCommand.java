package dev.evenkeel.cli.command;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.Arguments;
import dev.evenkeel.cli.syntax.HelpPage;
import dev.evenkeel.cli.syntax.Misspelling;
import dev.evenkeel.cli.syntax.Operand;
import dev.evenkeel.cli.syntax.Syntax;
import java.util.List;

/** {@code evenkeel help [COMMAND]}: the overview needs the table of commands only. */
final class HelpCommand implements Command {
    private static final int NAME_COLUMN = 13;

    @Override
    public Syntax syntax() {
        return new Syntax(
                "help",
                Commands.summary("help"),
                List.of("Without a command: the overview. 'evenkeel COMMAND --help' shows the same page."),
                List.of(Operand.optional("COMMAND", "The command to explain.")),
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    public int run(Arguments arguments, Shell shell) {
        String name = arguments.optionalOperand(0);
        shell.out().print(name == null ? overview() : page(name));
        return ExitCode.OK;
    }

    private static String page(String name) {
        Command command = Commands.open(name);
        if (command == null) {
            String near = Misspelling.nearest(name, Commands.names());
            throw CommandException.badInput("there is no command '" + name + "'"
                    + (near == null ? "" : ", did you mean '" + near + "'?") + " (see 'evenkeel help')");
        }
        return HelpPage.of(command.syntax());
    }

    private static String overview() {
        StringBuilder page = new StringBuilder("""
                Evenkeel rehearses, runs and rolls Amazon ECS services.

                Usage: evenkeel COMMAND [arguments] [options]
                """);
        for (Commands.Group group : Commands.Group.values()) {
            page.append('\n').append(group.title()).append(":\n");
            for (Commands.Listing listing : Commands.LISTINGS) {
                if (listing.group() == group) {
                    page.append("  ")
                            .append(listing.name())
                            .append(" ".repeat(NAME_COLUMN - listing.name().length()))
                            .append(listing.summary())
                            .append('\n');
                }
            }
        }
        return page.append("""

                Commands ask the ECS endpoint at http://127.0.0.1:4566 unless --endpoint URL (or the environment
                variable EVENKEEL_ENDPOINT) names another; --endpoint aws is Amazon's own.

                Begin with: evenkeel services
                A page about a command: evenkeel help deploy
                """).toString();
    }
}
