package dev.evenkeel.router.http;

import java.util.Locale;
import java.util.Objects;

/**
 * A request without its body.
 *
 * @param target with a path first, or {@code *}; never a whole URL
 * @param minor of the version: 0 or 1
 * @param authority what the client calls the server, with the port if it gave one; empty when it did not say
 * @param body how its end is told
 */
public record RequestHead(String method, String target, int minor, String authority, Headers headers, Framing body) {

    /** The name it was sent to, without a port, in lower case; empty when there is none. */
    public String host() {
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        return (hasPort ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
    }

    /** Without the query; begins with a slash, or is {@code *}. */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /** What follows the question mark; empty when there is none. */
    public String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /** Whether the client wants the connection to be kept for more. */
    public boolean keepsConnection() {
        return minor == 1 ? !headers.lists("Connection", "close") : headers.lists("Connection", "keep-alive");
    }

    /** Whether it asks for another protocol on this connection, such as WebSocket. */
    public boolean isUpgrade() {
        return minor == 1
                && headers.get("Upgrade") != null
                && headers.lists("Connection", "Upgrade")
                && !Objects.requireNonNullElse(headers.get("Upgrade"), "").equalsIgnoreCase("h2c");
    }

    public boolean awaitsContinue() {
        return minor == 1 && "100-continue".equalsIgnoreCase(headers.get("Expect"));
    }

    /** Whether sending it twice does what once does (RFC 9110, 9.2.2). */
    public boolean isIdempotent() {
        return switch (method) {
            case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE" -> true;
            default -> false;
        };
    }
}
