package dev.evenkeel.core.port;

import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a target looks like to its router at one moment. A later observation replaces an earlier one; one that cannot be
 * true any more, such as {@code HEALTHY} after {@code DRAINING}, is late and ignored.
 *
 * @param reason in Elastic Load Balancing's words, such as {@code Health checks failed with these codes: [503]}
 * @param deregistrationDelay how long the target group lets requests finish, 0 s to 1 h; null when the router cannot say
 */
public record TargetObservation(
        TargetId target,
        TargetState state,
        @Nullable String reason,
        @Nullable Duration deregistrationDelay) {}
