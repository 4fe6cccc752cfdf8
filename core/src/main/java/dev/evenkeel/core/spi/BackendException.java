package dev.evenkeel.core.spi;

/** A backend that cannot be opened or no longer be reached. The message is one line: what is wrong and what to do. */
public final class BackendException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BackendException(String message) {
        super(message);
    }

    public BackendException(String message, Throwable cause) {
        super(message, cause);
    }
}
