package dev.evenkeel.wire.session;

/** What the other end sent is not the protocol. Its text may be shown to that end. */
public final class SessionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SessionException(String message) {
        super(message, null, false, false);
    }
}
