package dev.evenkeel.core.traffic;

import dev.evenkeel.core.task.HealthStatus;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A target as it is on record: what we want of it, and how the router last saw it.
 *
 * @param wanted false from the moment its task is asked to stop; never true again
 * @param state null until the router has confirmed the registration
 * @param reason why it is in that state, in ELB's words, such as {@code Health checks failed with these codes: [503]}
 * @param deregistrationDelay how long its target group lets requests finish; null until the router has said so
 * @param askedAt when it was registered, or asked to be deregistered if it was
 * @param since when the state last changed; null with {@code state}
 */
public record Target(
        TargetRegistration registration,
        boolean wanted,
        @Nullable TargetState state,
        @Nullable String reason,
        @Nullable Duration deregistrationDelay,
        Instant askedAt,
        @Nullable Instant since) {

    /** A target that the router is about to be asked for. */
    public static Target asked(TargetRegistration registration, Instant now) {
        return new Target(registration, true, null, null, null, now, null);
    }

    public TargetId id() {
        return registration.id();
    }

    /** Whether the router has confirmed that it is in the target group, and it still is. */
    public boolean isRegistered() {
        return state == TargetState.INITIAL || state == TargetState.HEALTHY || state == TargetState.UNHEALTHY;
    }

    /** What it says of the health of its task; only whoever is in a target group and passes its checks is well. */
    public HealthStatus health() {
        return switch (state) {
            case HEALTHY -> HealthStatus.HEALTHY;
            case UNHEALTHY, DRAINING, UNUSED -> HealthStatus.UNHEALTHY;
            case INITIAL -> HealthStatus.UNKNOWN;
            case null -> HealthStatus.UNKNOWN;
        };
    }

    /** Whether nothing of it is left at the router. */
    public boolean isGone() {
        return state == TargetState.UNUSED;
    }

    /** The same, to be deregistered. What was asked first stays. */
    public Target unwanted(Instant now) {
        return wanted ? new Target(registration, false, state, reason, deregistrationDelay, now, since) : this;
    }
}
