package dev.evenkeel.core.operation.balancing;

import dev.evenkeel.core.balancing.StaticTarget;
import dev.evenkeel.core.balancing.TargetDescription;
import dev.evenkeel.core.balancing.TargetGroup;
import dev.evenkeel.core.balancing.TargetGroupSettings;
import dev.evenkeel.core.balancing.TargetHealth;
import dev.evenkeel.core.balancing.TargetHealthDescription;
import dev.evenkeel.core.traffic.Target;
import dev.evenkeel.core.traffic.TargetState;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How targets fare, in ELB's words.
 *
 * <ol>
 *   <li>A target that drains says so.
 *   <li>In a target group that no load balancer uses, nothing is checked: its targets are unused.
 *   <li>A target is as its router sees it.
 *   <li>One that was registered by hand, and that no router checks, is believed to answer: it is healthy after the time of a
 *       first check.
 * </ol>
 */
final class TargetHealths {
    private static final TargetHealth DRAINING =
            new TargetHealth("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress");
    private static final TargetHealth NOT_IN_USE = new TargetHealth(
            "unused", "Target.NotInUse", "Target group is not configured to receive traffic from the load balancer");
    private static final TargetHealth NOT_REGISTERED =
            new TargetHealth("unused", "Target.NotRegistered", "Target is not registered to the target group");
    private static final TargetHealth REGISTERING =
            new TargetHealth("initial", "Elb.RegistrationInProgress", "Target registration is in progress");
    private static final TargetHealth CHECKING =
            new TargetHealth("initial", "Elb.InitialHealthChecking", "Initial health checks in progress");
    private static final TargetHealth HEALTHY = new TargetHealth("healthy", null, null);

    private TargetHealths() {}

    /** A target of a service. */
    static TargetHealthDescription of(TargetGroup group, Target target, boolean inUse) {
        String id = Objects.requireNonNullElse(
                target.registration().ipAddress(),
                Objects.requireNonNullElse(
                        target.registration().hostId(),
                        target.registration().id().taskArn().id()));
        return described(
                group,
                new TargetDescription(id, target.registration().port(), null),
                health(target.state(), target.reason(), inUse));
    }

    /** A target that was registered by hand. */
    static TargetHealthDescription of(
            TargetGroup group, StaticTarget target, boolean inUse, TargetGroupSettings settings, Instant now) {
        TargetState state = !target.isWanted()
                ? TargetState.DRAINING
                : Objects.requireNonNullElse(target.state(), believed(target, settings, now));
        return described(
                group,
                new TargetDescription(target.id(), target.port(), target.availabilityZone()),
                health(state, target.reason(), inUse));
    }

    private static TargetState believed(StaticTarget target, TargetGroupSettings settings, Instant now) {
        return now.isBefore(target.registeredAt().plus(settings.checkInterval()))
                ? TargetState.INITIAL
                : TargetState.HEALTHY;
    }

    /** A target that somebody asks for and that is not there. */
    static TargetHealthDescription missing(TargetGroup group, TargetDescription asked) {
        return described(group, asked, NOT_REGISTERED);
    }

    private static TargetHealthDescription described(TargetGroup group, TargetDescription target, TargetHealth health) {
        String port = group.healthCheckPort().equals("traffic-port")
                ? String.valueOf(Objects.requireNonNullElse(target.port(), group.port()))
                : group.healthCheckPort();
        return new TargetHealthDescription(target, port, health);
    }

    private static TargetHealth health(@Nullable TargetState state, @Nullable String reason, boolean inUse) {
        if (state == TargetState.DRAINING) {
            return DRAINING;
        }
        if (!inUse) {
            return NOT_IN_USE;
        }
        return switch (state) {
            case null -> REGISTERING;
            case INITIAL -> CHECKING;
            case HEALTHY -> HEALTHY;
            case UNHEALTHY -> unhealthy(Objects.requireNonNullElse(reason, "Health checks failed"));
            case DRAINING -> DRAINING;
            case UNUSED -> NOT_REGISTERED;
        };
    }

    /** Routers say what failed in words; ELB has a code for each kind of them. */
    private static TargetHealth unhealthy(String words) {
        String reason = words.startsWith("Health checks failed with these codes")
                ? "Target.ResponseCodeMismatch"
                : words.startsWith("Request timed out") ? "Target.Timeout" : "Target.FailedHealthChecks";
        return new TargetHealth("unhealthy", reason, words);
    }
}
