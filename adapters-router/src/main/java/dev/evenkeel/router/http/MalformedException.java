package dev.evenkeel.router.http;

/** A message that is not HTTP, or too much of it. Nothing that follows on its connection can be understood. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    MalformedException(int status, String message) {
        // A stranger's mistake is no place in this program, and may come often.
        super(message, null, false, false);
        this.status = status;
    }

    static MalformedException bad(String message) {
        return new MalformedException(400, message);
    }

    /** What a client that sent it is answered: 400, 405, 414, 431, 501 or 505. */
    public int status() {
        return status;
    }
}
