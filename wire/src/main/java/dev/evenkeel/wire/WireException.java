package dev.evenkeel.wire;

/** A request that cannot be understood, in the words that its client is answered. Nothing has been changed. */
public final class WireException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_EXCERPT = 100;

    private final String type;
    private final int status;

    /**
     * @param type what stands in {@code __type}
     * @param status of HTTP, 400 to 499
     */
    public WireException(String type, int status, String message) {
        // A refusal is an answer, not a fault of ours: no stack trace is collected.
        super(message, null, false, false);
        this.type = type;
        this.status = status;
    }

    public String type() {
        return type;
    }

    public int status() {
        return status;
    }

    public static WireException serialization(String message) {
        return new WireException("SerializationException", 400, message);
    }

    public static WireException unknownOperation(String message) {
        return new WireException("UnknownOperationException", 400, message);
    }

    /** What a client sent, short enough to be shown back. */
    public static String excerpt(String text) {
        return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "...";
    }
}
