package dev.evenkeel.bootstrap;

/** Evenkeel cannot start as it was asked to. The message is one line: what is wrong and what to do. */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartupException(String message) {
        // Whoever configured it needs the line, not our stack.
        super(oneLine(message), null, false, false);
    }

    /** The line to show; never null. */
    public String line() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
