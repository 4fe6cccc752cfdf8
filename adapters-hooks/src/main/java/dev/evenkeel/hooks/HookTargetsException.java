package dev.evenkeel.hooks;

/** A file of hook targets that cannot be used. The message is one line: what is wrong. */
public final class HookTargetsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HookTargetsException(String message) {
        super(message);
    }
}
