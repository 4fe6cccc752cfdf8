package dev.evenkeel.core.port;

/**
 * Keeps commands that were allowed until a client joins them.
 *
 * <p>Promise: a session can be joined once, with its token, and for a bounded time. Failure: an
 * {@link dev.evenkeel.core.error.EcsException} when more wait than may. Threading: called on the timeline, answers at
 * once. Idempotence: none; each call opens another session.
 */
public interface CommandSessions {

    /** Opens a session for a command; nothing runs before it is joined. */
    CommandSession open(CommandTarget target);
}
