package dev.evenkeel.router.http;

import java.nio.charset.StandardCharsets;

/** Reads the lines of a whole head. Everything that RFC 9112 lets a lenient reader mend is refused. */
final class HeadReader {
    private static final int MOST_HEADERS = 200;

    private final byte[] bytes;
    private final int end;
    private int at;

    HeadReader(HeadBuffer head) {
        bytes = head.bytes();
        end = head.length();
        // One empty line before a message is allowed; HeadBuffer has seen that there are no more.
        at = bytes[0] == '\r' ? 2 : 0;
    }

    /** A word of the first line, up to a single space. */
    String word() throws MalformedException {
        int start = at;
        while (bytes[at] != ' ' && bytes[at] != '\r') {
            if (!Letters.isInTarget(bytes[at] & 0xff)) {
                throw MalformedException.bad("the first line holds a control character");
            }
            at++;
        }
        if (at == start) {
            throw MalformedException.bad("the first line is incomplete");
        }
        return text(start, at);
    }

    void space() throws MalformedException {
        if (bytes[at] != ' ') {
            throw MalformedException.bad("the first line is incomplete");
        }
        at++;
    }

    boolean isAtEndOfLine() {
        return bytes[at] == '\r';
    }

    /** What is left of the first line. */
    String rest() throws MalformedException {
        int start = at;
        while (bytes[at] != '\r') {
            if (!Letters.isInValue(bytes[at] & 0xff)) {
                throw MalformedException.bad("the first line holds a control character");
            }
            at++;
        }
        return text(start, at);
    }

    void endOfLine() throws MalformedException {
        if (bytes[at] != '\r' || bytes[at + 1] != '\n') {
            throw MalformedException.bad("the first line goes on after the version");
        }
        at += 2;
    }

    /** 0 or 1 for HTTP/1.0 and HTTP/1.1. */
    static int minor(String version) throws MalformedException {
        if (version.equals("HTTP/1.1")) {
            return 1;
        } else if (version.equals("HTTP/1.0")) {
            return 0;
        }
        throw version.matches("HTTP/\\d\\.\\d")
                ? new MalformedException(505, "only HTTP/1.0, HTTP/1.1 and HTTP/2 are spoken here")
                : MalformedException.bad("the version is not HTTP's");
    }

    /** All header lines, up to the empty one. */
    Headers headers() throws MalformedException {
        Headers headers = new Headers();
        while (at < end && bytes[at] != '\r') {
            if (headers.size() == MOST_HEADERS) {
                throw MalformedException.bad("more than " + MOST_HEADERS + " headers");
            }
            String name = name();
            headers.add(name, value());
        }
        return headers;
    }

    private String name() throws MalformedException {
        int start = at;
        while (Letters.isToken(bytes[at])) {
            at++;
        }
        if (bytes[at] != ':' || at == start) {
            throw MalformedException.bad(
                    bytes[at] == ' ' || bytes[at] == '\t'
                            ? "a space before a colon, or a header folded over two lines"
                            : "a header's name holds a character that it must not");
        }
        String name = text(start, at);
        at++;
        return name;
    }

    private String value() throws MalformedException {
        while (bytes[at] == ' ' || bytes[at] == '\t') {
            at++;
        }
        int start = at;
        while (bytes[at] != '\r') {
            if (!Letters.isInValue(bytes[at] & 0xff)) {
                throw MalformedException.bad("a header's value holds a control character");
            }
            at++;
        }
        int stop = at;
        while (stop > start && (bytes[stop - 1] == ' ' || bytes[stop - 1] == '\t')) {
            stop--;
        }
        at += 2;
        return text(start, stop);
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
