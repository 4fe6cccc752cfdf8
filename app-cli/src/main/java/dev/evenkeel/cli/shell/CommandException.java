package dev.evenkeel.cli.shell;

/** Ends a command with one line for the user and an exit code; it is an answer, so it carries no stack trace. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** The user can repair it: {@code message} says what was wrong and what to do. Exit code 2. */
    public static CommandException badInput(String message) {
        return new CommandException(ExitCode.BAD_INPUT, message);
    }

    /** The input was good and the operation failed: {@code message} is the reason. Exit code 1. */
    public static CommandException failed(String message) {
        return new CommandException(ExitCode.FAILED, message);
    }

    /** One of {@link ExitCode}. */
    public int exitCode() {
        return exitCode;
    }

    /** The line for the user, never null. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
