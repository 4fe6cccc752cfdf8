package dev.evenkeel.router.http;

/**
 * How one tells where a body ends.
 *
 * @param length in bytes; only with {@code Kind.LENGTH}, else 0
 */
public record Framing(Kind kind, long length) {
    /** The ways there are. */
    public enum Kind {
        /** There is none. */
        NONE,
        /** Its length was said before. */
        LENGTH,
        /** It comes in chunks, the last of which is empty. */
        CHUNKED,
        /** It ends with the connection; answers only. */
        CLOSE
    }

    public static final Framing NONE = new Framing(Kind.NONE, 0);
    public static final Framing CHUNKED = new Framing(Kind.CHUNKED, 0);
    public static final Framing CLOSE = new Framing(Kind.CLOSE, 0);

    public static Framing length(long length) {
        return length == 0 ? new Framing(Kind.LENGTH, 0) : new Framing(Kind.LENGTH, length);
    }

    /** Whether bytes of a body follow the head. */
    public boolean hasBody() {
        return kind == Kind.CHUNKED || kind == Kind.CLOSE || length > 0;
    }
}
