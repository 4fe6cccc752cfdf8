package dev.evenkeel.sim;

import dev.evenkeel.core.balancing.TargetGroupSettings;
import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.traffic.TargetId;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.core.traffic.TargetState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A target as its router sees it. No check is made that would find nothing new: from when a container answers, or no longer
 * does, follows at which check the target is found healthy or unhealthy.
 */
final class RoutedTarget {
    /** ELB: a new target is healthy at its first success; one that was unhealthy needs five in a row. */
    private static final int HEALTHY_AFTER = 5;

    private static final int UNHEALTHY_AFTER = 2;

    private final TargetRegistration registration;
    private final TargetScript script;
    private @Nullable TargetGroupSettings group;
    private final Chance chance;
    private @Nullable TargetState state;
    private @Nullable String reason;
    private @Nullable Instant registeredAt;
    private boolean leaving;
    private @Nullable TargetState awaited;
    private int verdicts;

    /** @param group how its target group is set; null when nobody created that */
    RoutedTarget(
            TargetRegistration registration, TargetScript script, @Nullable TargetGroupSettings group, Chance chance) {
        this.registration = registration;
        this.script = script;
        this.group = group;
        this.chance = chance;
    }

    TargetRegistration registration() {
        return registration;
    }

    TargetId id() {
        return registration.id();
    }

    /** Whether requests go to it. */
    boolean serves() {
        return state == TargetState.HEALTHY;
    }

    boolean isRegistered() {
        return registeredAt != null;
    }

    boolean isLeaving() {
        return leaving;
    }

    void leave() {
        leaving = true;
    }

    /** What its target group gets while it serves. */
    double requestsPerMinute() {
        return script.requestsPerMinute();
    }

    Duration registerLatency() {
        return script.register().draw(chance);
    }

    Duration deregisterLatency() {
        return script.deregister().draw(chance);
    }

    /** From now on its target group is set so. */
    void follow(@Nullable TargetGroupSettings changed) {
        group = changed;
    }

    Duration drain() {
        return group == null ? script.drain() : group.deregistrationDelay();
    }

    void registered(Instant now) {
        registeredAt = now;
        move(TargetState.INITIAL, "Elb.InitialHealthChecking");
    }

    void move(TargetState changed, @Nullable String why) {
        state = changed;
        reason = why;
    }

    /** When its checks begin to fail by its own script; null when they never do. */
    @Nullable
    Instant failsFrom() {
        return registeredAt == null || script.unhealthyAfter() == null
                ? null
                : registeredAt.plus(script.unhealthyAfter());
    }

    String failure() {
        return script.unhealthyReason();
    }

    /** When enough checks from now on will have found so. */
    Instant findingAt(TargetState finding, Instant now) {
        Instant first = registeredAt == null ? now : registeredAt;
        long interval = (group == null ? script.interval() : group.checkInterval()).toMillis();
        long past = Duration.between(first, now).toMillis() / interval;
        int checks = finding == TargetState.UNHEALTHY
                ? group == null ? UNHEALTHY_AFTER : group.unhealthyThreshold()
                : state == TargetState.INITIAL ? 1 : group == null ? HEALTHY_AFTER : group.healthyThreshold();
        return first.plusMillis((past + checks) * interval);
    }

    TargetState state() {
        return state == null ? TargetState.UNUSED : state;
    }

    /** Whether its checks are on their way to find so, or have. */
    boolean awaits(TargetState finding) {
        return awaited == finding;
    }

    /** From now on they are on their way to find so; the number of that verdict, which voids earlier ones. */
    int await(TargetState finding) {
        awaited = finding;
        return ++verdicts;
    }

    boolean awaits(int verdict) {
        return verdict == verdicts && !leaving;
    }

    TargetObservation observation() {
        return new TargetObservation(id(), state(), reason, drain());
    }
}
