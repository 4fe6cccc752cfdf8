package dev.evenkeel.cli;

import dev.evenkeel.cli.command.Command;
import dev.evenkeel.cli.command.Commands;
import dev.evenkeel.cli.ecs.EcsException;
import dev.evenkeel.cli.ecs.UnreachableException;
import dev.evenkeel.cli.screen.PlainText;
import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;
import dev.evenkeel.cli.shell.Shell;
import dev.evenkeel.cli.syntax.ArgumentParser;
import dev.evenkeel.cli.syntax.HelpPage;
import dev.evenkeel.cli.syntax.Misspelling;
import java.util.List;

/** The program {@code evenkeel}: finds the command, runs it, and turns what goes wrong into one line and an exit code. */
public final class Main {
    private Main() {}

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] words) {
        Shell shell = Shell.ofTheProcess();
        int exitCode = run(List.of(words), shell);
        shell.out().flush();
        shell.err().flush();
        System.exit(exitCode);
    }

    /** Runs one command line in this shell; returns one of {@link ExitCode}. */
    public static int run(List<String> words, Shell shell) {
        try {
            return dispatch(words, shell);
        } catch (CommandException e) {
            return say(shell, e.line(), e.exitCode());
        } catch (EcsException e) {
            CommandException forUser = e.forUser();
            return say(shell, forUser.line(), forUser.exitCode());
        } catch (UnreachableException e) {
            return say(shell, e.line(), ExitCode.BAD_INPUT);
        } catch (RuntimeException e) {
            return say(shell, "this is a fault of evenkeel itself, please report it: " + where(e), ExitCode.FAILED);
        }
    }

    private static int dispatch(List<String> words, Shell shell) {
        String first = words.isEmpty() ? "help" : words.getFirst();
        List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
        String name = switch (first) {
            case "-h", "--help" -> "help";
            case "-V", "--version" -> "version";
            default -> first;
        };
        if (name.startsWith("-")) {
            throw CommandException.badInput(
                    "options come after the command, as in 'evenkeel services " + name + "' (see 'evenkeel help')");
        }
        Command command = Commands.open(name);
        if (command == null) {
            String near = Misspelling.nearest(name, Commands.names());
            throw CommandException.badInput("unknown command '" + name + "'"
                    + (near == null ? "" : ", did you mean '" + near + "'?") + " (see 'evenkeel help')");
        }
        if (ArgumentParser.asksForHelp(rest)) {
            shell.out().print(HelpPage.of(command.syntax()));
            return ExitCode.OK;
        }
        return command.run(ArgumentParser.parse(command.syntax(), rest), shell);
    }

    private static int say(Shell shell, String line, int exitCode) {
        shell.out().flush();
        shell.err().println("evenkeel: " + PlainText.line(line));
        return exitCode;
    }

    /** The fault and its place, in one line: a stack trace helps nobody at a prompt. */
    private static String where(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
