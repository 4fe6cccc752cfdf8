package dev.evenkeel.core.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How long is waited for a router at the most, so that one that forgets holds up no task for ever. ECS does not say how
 * long it waits.
 *
 * <ul>
 *   <li>A registration is confirmed within 5 minutes, or the target counts as not found and its task is replaced.
 *   <li>A target has drained one minute after its deregistration delay, or its task is stopped all the same; a delay that
 *       the router did not tell counts as the longest one that ELB allows, an hour.
 * </ul>
 */
public final class TargetPatience {
    /** The reason of a target whose registration nobody confirmed; the words are a service event's of ECS. */
    public static final String NOT_FOUND = "TARGET IS NOT FOUND";

    private static final Duration REGISTRATION = Duration.ofMinutes(5);
    private static final Duration BEYOND_DELAY = Duration.ofMinutes(1);
    private static final Duration DELAY_MAX = Duration.ofHours(1);

    private TargetPatience() {}

    /** When a target that is still not registered counts as not found. */
    public static Instant registeredBy(Target target) {
        return target.askedAt().plus(REGISTRATION);
    }

    /** When a task that stops is stopped even if its targets have not drained. */
    public static Instant drainedBy(List<Target> targets, Instant stoppingAt) {
        Duration longest = targets.stream()
                .filter(target -> !target.isGone())
                .map(TargetPatience::delay)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return stoppingAt.plus(longest).plus(BEYOND_DELAY);
    }

    private static Duration delay(Target target) {
        Duration told = target.deregistrationDelay();
        return told == null || told.compareTo(DELAY_MAX) > 0 ? DELAY_MAX : told;
    }
}
