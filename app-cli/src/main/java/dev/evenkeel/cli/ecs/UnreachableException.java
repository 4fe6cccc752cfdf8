package dev.evenkeel.cli.ecs;

/** The endpoint gave no answer that could be read. */
public final class UnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreachableException(String message) {
        super(message, null, false, false);
    }

    /** The line for the user, never null. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
