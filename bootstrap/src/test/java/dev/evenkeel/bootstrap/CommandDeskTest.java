package dev.evenkeel.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.CommandSession;
import dev.evenkeel.core.port.CommandTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** A session is joined once, in time, with its token. */
@NullUnmarked
class CommandDeskTest {
    private static final CommandTarget TARGET = new CommandTarget(
            new TaskArn("arn:aws:ecs:us-east-1:123456789012:task/default/" + "0".repeat(32)), "app", List.of("ls"));

    private final CommandRunner runner = (target, terminal, hasInput, output) -> null;
    private long now;
    private final CommandDesk desk = new CommandDesk(() -> now);

    @Test
    void letsFirstOneJoinWhoHasTheToken() {
        CommandSession session = desk.to(runner).open(TARGET);

        assertEquals(
                Optional.of(session.sessionId()),
                CommandDesk.sessionOf(session.streamUrl().replaceAll("\\?.*", "")));
        assertTrue(desk.isWaiting(session.sessionId()));
        assertEquals(
                Optional.of(new AllowedCommand(TARGET, runner)), desk.join(session.sessionId(), session.tokenValue()));
        assertEquals(Optional.empty(), desk.join(session.sessionId(), session.tokenValue()));
    }

    @Test
    void endsSessionAtFirstWrongToken() {
        CommandSession session = desk.to(runner).open(TARGET);

        assertEquals(Optional.empty(), desk.join(session.sessionId(), "guess"));
        assertEquals(Optional.empty(), desk.join(session.sessionId(), session.tokenValue()));
    }

    @Test
    void forgetsWhatNobodyJoinsInTime() {
        CommandSession session = desk.to(runner).open(TARGET);
        now += CommandDesk.PATIENCE.toNanos() + 1;

        assertEquals(Optional.empty(), desk.join(session.sessionId(), session.tokenValue()));
    }

    @Test
    void holdsNoMoreThanItsBound() {
        TreeSet<String> secrets = new TreeSet<>();
        for (int each = 0; each < CommandDesk.MOST_WAITING; each++) {
            CommandSession session = desk.to(runner).open(TARGET);
            secrets.add(session.tokenValue());
            secrets.add(session.sessionId());
        }

        EcsException refusal =
                assertThrows(EcsException.class, () -> desk.to(runner).open(TARGET));

        assertEquals(2 * CommandDesk.MOST_WAITING, secrets.size());
        assertEquals("256 sessions wait to be joined already; each one ends after 60 seconds.", refusal.text());
        now += Duration.ofSeconds(61).toNanos();
        assertTrue(desk.isWaiting(desk.to(runner).open(TARGET).sessionId()));
    }
}
