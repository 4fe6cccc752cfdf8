package dev.evenkeel.core.deployment.stage;

/**
 * The tasks of one revision.
 *
 * @param healthy those that count as healthy
 * @param left all that have not stopped, those on their way out too
 */
public record RevisionTally(int healthy, int left) {
    public static final RevisionTally NONE = new RevisionTally(0, 0);
}
