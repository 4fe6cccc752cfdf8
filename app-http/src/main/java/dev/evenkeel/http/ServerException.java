package dev.evenkeel.http;

/** A server that cannot be started. The message is one line: what is wrong and what to do. */
public final class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerException(String message) {
        super(message);
    }

    public ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
