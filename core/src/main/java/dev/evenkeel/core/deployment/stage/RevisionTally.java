package dev.evenkeel.core.deployment.stage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one revision, or of several.
 *
 * @param healthy those that count as healthy
 * @param left all that have not stopped, those on their way out too
 * @param kept those of them that are protected, and so do not go
 * @param keptUntil when the last of these is protected no more; null when none is
 */
public record RevisionTally(
        int healthy, int left, int kept, @Nullable Instant keptUntil) {
    public static final RevisionTally NONE = new RevisionTally(0, 0);

    /** Tasks of which none is protected. */
    public RevisionTally(int healthy, int left) {
        this(healthy, left, 0, null);
    }

    /** The tasks of both. */
    public RevisionTally and(RevisionTally other) {
        Instant later = keptUntil == null || (other.keptUntil != null && other.keptUntil.isAfter(keptUntil))
                ? other.keptUntil
                : keptUntil;
        return new RevisionTally(healthy + other.healthy, left + other.left, kept + other.kept, later);
    }
}
