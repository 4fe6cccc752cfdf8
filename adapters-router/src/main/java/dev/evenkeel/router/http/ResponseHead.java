package dev.evenkeel.router.http;

/**
 * An answer without its body.
 *
 * @param minor of the version: 0 or 1
 * @param reason what stands after the status; may be empty
 */
public record ResponseHead(int status, String reason, int minor, Headers headers) {

    public static ResponseHead of(int status, Headers headers) {
        return new ResponseHead(status, Reasons.of(status), 1, headers);
    }

    /** Whether the server keeps the connection for more. */
    public boolean keepsConnection() {
        return minor == 1 ? !headers.lists("Connection", "close") : headers.lists("Connection", "keep-alive");
    }
}
