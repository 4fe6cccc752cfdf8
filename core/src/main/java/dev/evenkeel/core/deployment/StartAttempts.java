package dev.evenkeel.core.deployment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the starts of a deployment's tasks have gone.
 *
 * @param failedTasks as ECS shows it: tasks in a row that could not be launched, never ran, or were stopped for a health
 *     check
 * @param neverRan tasks in a row that never ran, or not for long: the pause before the next start grows by them
 * @param breakerCount what the circuit breaker has counted; other than the rest it may outlast a healthy task
 * @param unplaced attempts in a row that found no place
 * @param retryAt when the next task may be started, null for at once
 * @param placementTrouble why the last task could not be placed, null when it could
 */
public record StartAttempts(
        int failedTasks,
        int neverRan,
        int breakerCount,
        int unplaced,
        @Nullable Instant retryAt,
        @Nullable String placementTrouble) {

    /** Nothing has failed yet. */
    public static final StartAttempts NONE = new StartAttempts(0, 0, 0, 0, null, null);

    /**
     * A task ended without ever having run. {@code counts} says whether the circuit breaker is in that stage. From now on it
     * is this failure that is waited for, and no longer want of room: the room that the failed task itself leaves behind
     * must not end the pause, or a full cluster would start it again and again.
     */
    public StartAttempts afterFailedStart(boolean counts, Instant retry) {
        return new StartAttempts(failedTasks + 1, neverRan + 1, breakerCount + (counts ? 1 : 0), 0, retry, null);
    }

    /**
     * A task ran, and ended by itself before it was healthy. ECS counts it for nothing; it is put off here as a failed start
     * is, or a service whose tasks crash as they come up would start them as fast as they end.
     */
    public StartAttempts afterShortLife(Instant retry) {
        return new StartAttempts(failedTasks, neverRan + 1, breakerCount, 0, retry, null);
    }

    /** A task was stopped for a health check, which is no reason to wait with the next. */
    public StartAttempts afterFailedHealthCheck() {
        return new StartAttempts(failedTasks + 1, neverRan, breakerCount + 1, unplaced, retryAt, placementTrouble);
    }

    /** Some tasks found no place. */
    public StartAttempts afterUnplaced(int tasks, String trouble, Instant retry) {
        return new StartAttempts(failedTasks + tasks, neverRan, breakerCount, unplaced + 1, retry, trouble);
    }

    /** Every task found a place. */
    public StartAttempts afterPlaced() {
        return new StartAttempts(failedTasks, neverRan, breakerCount, 0, null, null);
    }

    /** There is room again: try at once. */
    public StartAttempts retryingAtOnce() {
        return new StartAttempts(failedTasks, neverRan, breakerCount, unplaced, null, placementTrouble);
    }

    /**
     * A task is well: failures before it count no more. The pause shrinks to the shortest, and does not end: a start that
     * fails again and again must not spin.
     *
     * @param resetsBreaker whether the circuit breaker forgets its count too
     */
    public StartAttempts afterHealthyTask(boolean resetsBreaker, Instant shortest) {
        Instant retry = retryAt != null && retryAt.isAfter(shortest) ? shortest : retryAt;
        return new StartAttempts(0, 0, resetsBreaker ? 0 : breakerCount, unplaced, retry, placementTrouble);
    }
}
