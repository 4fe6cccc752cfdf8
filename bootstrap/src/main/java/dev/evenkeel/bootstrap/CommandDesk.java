package dev.evenkeel.bootstrap;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.CommandSession;
import dev.evenkeel.core.port.CommandSessions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where commands that the rules have allowed wait for their client.
 *
 * <p>A session is joined once, within a minute, by whoever holds its token; a wrong token ends it. At most 256 wait at a
 * time. Any thread.
 */
public final class CommandDesk {
    static final int MOST_WAITING = 256;
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String NAME = "ecs-execute-command-";
    private static final String PATH = "/v1/data-channel/";
    private static final int NAME_BYTES = 9;
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final LongSupplier nanos;
    /** By session id, the oldest first. */
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    @SuppressWarnings("ArrayRecordComponent") // compared in constant time, and by that only
    private record Waiting(AllowedCommand command, byte[] token, long since) {}

    /** @param nanos a clock that only moves forward */
    public CommandDesk(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The desk as the engine of one region sees it. */
    public CommandSessions to(CommandRunner runner) {
        return target -> open(new AllowedCommand(target, runner));
    }

    private synchronized CommandSession open(AllowedCommand command) {
        forgetLate();
        if (waiting.size() >= MOST_WAITING) {
            throw EcsException.client(MOST_WAITING + " sessions wait to be joined already; each one ends after "
                    + PATIENCE.toSeconds() + " seconds.");
        }
        String id = NAME + HexFormat.of().formatHex(bytes(NAME_BYTES)).substring(1);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
        waiting.put(id, new Waiting(command, token.getBytes(StandardCharsets.US_ASCII), nanos.getAsLong()));
        return new CommandSession(id, PATH + id + "?role=publish_subscribe", token);
    }

    /** Whether a session of this id waits for its client. */
    public synchronized boolean isWaiting(String sessionId) {
        forgetLate();
        return waiting.containsKey(sessionId);
    }

    /** The command of a session, for the first who asks with its token. */
    public synchronized Optional<AllowedCommand> join(String sessionId, String token) {
        forgetLate();
        Waiting session = waiting.remove(sessionId);
        return session != null && MessageDigest.isEqual(session.token(), token.getBytes(StandardCharsets.UTF_8))
                ? Optional.of(session.command())
                : Optional.empty();
    }

    /** The id in the path of a stream URL; empty for any other path. */
    public static Optional<String> sessionOf(String path) {
        return path.startsWith(PATH + NAME) ? Optional.of(path.substring(PATH.length())) : Optional.empty();
    }

    private void forgetLate() {
        long now = nanos.getAsLong();
        waiting.values().removeIf(session -> now - session.since() > PATIENCE.toNanos());
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
