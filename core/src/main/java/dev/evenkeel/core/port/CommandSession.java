package dev.evenkeel.core.port;

import org.jspecify.annotations.Nullable;

/**
 * Where a client joins a command that was allowed.
 *
 * @param sessionId names the session, and is no secret
 * @param streamUrl a WebSocket; a path alone is one of the server that was asked
 * @param tokenValue the secret that lets its holder join, once
 */
public record CommandSession(
        @Nullable String sessionId,
        @Nullable String streamUrl,
        @Nullable String tokenValue) {

    /** Without the secret, since texts end up in logs. */
    @Override
    public String toString() {
        return "CommandSession[sessionId=" + sessionId + ", streamUrl=" + streamUrl + "]";
    }
}
