package dev.evenkeel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.cli.CommandLine.Outcome;
import org.junit.jupiter.api.Test;

class HelpTest {
    private final CommandLine shell = new CommandLine();

    @Test
    void theOverviewIsShownForHelpAndForNothing() {
        Outcome overview = shell.run("help");

        assertEquals(overview, shell.run());
        assertEquals(overview, shell.run("--help"));
        assertEquals(0, overview.exitCode());
        assertEquals("""
                Evenkeel rehearses, runs and rolls Amazon ECS services.

                Usage: evenkeel COMMAND [arguments] [options]

                Services:
                """, overview.out().lines().limit(5).reduce("", (text, line) -> text + line + "\n"));
    }

    @Test
    void aCommandsPageIsTheSameWhicheverWayItIsAskedFor() {
        String page = """
                Explain a command.

                Usage: evenkeel help [COMMAND] [options]

                Without a command: the overview. 'evenkeel COMMAND --help' shows the same page.

                Arguments:
                  COMMAND   The command to explain.

                Options:
                  -h, --help   Show this page.
                """;

        assertEquals(new Outcome(0, page, ""), shell.run("help", "help"));
        assertEquals(new Outcome(0, page, ""), shell.run("help", "--help"));
        assertEquals(new Outcome(0, page, ""), shell.run("help", "ps", "-h"));
    }

    @Test
    void helpForAMisspeltCommandSuggests() {
        assertEquals(
                new Outcome(
                        2,
                        "",
                        "evenkeel: there is no command 'deplyo', did you mean 'deploy'? (see 'evenkeel help')\n"),
                shell.run("help", "deplyo"));
    }

    @Test
    void completionIsMadeForTwoShells() {
        assertEquals(0, shell.run("completion", "bash").exitCode());
        assertEquals(0, shell.run("completion", "zsh").exitCode());
        assertEquals(
                new Outcome(2, "", "evenkeel: there is no completion for 'fish': it is made for bash and zsh\n"),
                shell.run("completion", "fish"));
    }
}
