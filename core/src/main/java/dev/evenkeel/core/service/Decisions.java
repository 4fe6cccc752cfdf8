package dev.evenkeel.core.service;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a service now, and when to look at it again if nothing happens before.
 *
 * @param wakeAt null when only an event can change the answer
 */
public record Decisions(List<Decision> decisions, @Nullable Instant wakeAt) {
    public Decisions {
        decisions = List.copyOf(decisions);
    }

    /** What to do, and to look again at the first of some instants that is still to come. */
    static Decisions until(List<Decision> decisions, List<Instant> wakeups, Instant now) {
        Instant first = null;
        for (Instant at : wakeups) {
            if (at.isAfter(now) && (first == null || at.isBefore(first))) {
                first = at;
            }
        }
        return new Decisions(decisions, first);
    }
}
