package dev.evenkeel.cli.ecs;

import dev.evenkeel.cli.shell.CommandException;
import dev.evenkeel.cli.shell.ExitCode;

/** An error that the endpoint answered, in its own words. */
public final class EcsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SERVER_FAULT = 500;

    private final String code;
    private final String text;
    private final int status;

    EcsException(String code, String text, int status) {
        super(code + ": " + text, null, false, false);
        this.code = code;
        this.text = text;
        this.status = status;
    }

    /** ECS's name for the error, such as {@code ClusterNotFoundException}. */
    public String code() {
        return code;
    }

    /** Whether asking again may help: the server is at fault, or asks for patience. */
    public boolean isTransient() {
        return status >= SERVER_FAULT || isThrottling();
    }

    boolean isThrottling() {
        return code.equals("ThrottlingException")
                || code.equals("Throttling")
                || code.equals("TooManyRequestsException")
                || code.equals("RequestLimitExceeded");
    }

    /** The error for the user: what ECS said, then what to do about it. */
    public CommandException forUser() {
        String advice = ErrorAdvice.of(code);
        String line = code + (text.isEmpty() ? "" : ": " + text) + (advice.isEmpty() ? "" : " " + advice);
        return exitCode() == ExitCode.FAILED ? CommandException.failed(line) : CommandException.badInput(line);
    }

    private int exitCode() {
        return isTransient() ? ExitCode.FAILED : ExitCode.BAD_INPUT;
    }
}
