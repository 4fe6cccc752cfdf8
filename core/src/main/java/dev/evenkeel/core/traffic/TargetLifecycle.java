package dev.evenkeel.core.traffic;

import dev.evenkeel.core.port.TargetObservation;
import java.time.Instant;

/**
 * What an observation makes of a target.
 *
 * <ol>
 *   <li>A target that is gone stays so.
 *   <li>One that we do not want any more only goes on to drain and to be gone; anything else about it is late.
 *   <li>One that was found healthy or unhealthy is never again in its first checks: such a report is late.
 *   <li>Else it is what the router says, also that it drains or is gone though we want it: somebody else took it out.
 *   <li>How long its target group lets requests finish is worth knowing from a late report, too.
 * </ol>
 */
public final class TargetLifecycle {
    private TargetLifecycle() {}

    /** The target with what was seen; the same instance when that is nothing new. */
    public static Target observe(Target before, TargetObservation seen, Instant now) {
        boolean current = isCurrent(before, seen.state());
        boolean moved = current && before.state() != seen.state();
        Target after = new Target(
                before.registration(),
                before.wanted(),
                current ? seen.state() : before.state(),
                current ? seen.reason() : before.reason(),
                seen.deregistrationDelay() == null ? before.deregistrationDelay() : seen.deregistrationDelay(),
                before.askedAt(),
                moved ? now : before.since());
        return after.equals(before) ? before : after;
    }

    private static boolean isCurrent(Target before, TargetState seen) {
        boolean leaving = seen == TargetState.DRAINING || seen == TargetState.UNUSED;
        return switch (before.state()) {
            case UNUSED -> false;
            case DRAINING -> leaving;
            case HEALTHY, UNHEALTHY -> leaving || (before.wanted() && seen != TargetState.INITIAL);
            case INITIAL -> leaving || before.wanted();
            case null -> leaving || before.wanted();
        };
    }
}
