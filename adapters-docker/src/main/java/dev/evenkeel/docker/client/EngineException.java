package dev.evenkeel.docker.client;

/** The engine's answer to a call that it refused. */
public final class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status the HTTP status, 400 or more */
    public EngineException(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The HTTP status, 400 or more. */
    public int status() {
        return status;
    }

    /** Whether a failure says that the thing asked for is not there. */
    public static boolean isNotFound(Throwable failure) {
        return failure instanceof EngineException refused && refused.status == 404;
    }

    /** Whether a failure says that the thing is not to be done as others are now. */
    public static boolean isForbidden(Throwable failure) {
        return failure instanceof EngineException refused && refused.status == 403;
    }

    /** Whether a failure says that the thing is not in a state for this, such as a kill of what does not run. */
    public static boolean isConflict(Throwable failure) {
        return failure instanceof EngineException refused && refused.status == 409;
    }
}
