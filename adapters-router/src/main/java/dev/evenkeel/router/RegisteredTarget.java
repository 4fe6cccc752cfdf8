package dev.evenkeel.router;

import dev.evenkeel.core.port.TargetObservation;
import dev.evenkeel.core.traffic.TargetRegistration;
import dev.evenkeel.core.traffic.TargetState;
import dev.evenkeel.router.model.Target;
import dev.evenkeel.router.model.TargetGroup;
import dev.evenkeel.router.target.LiveTarget;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A target as the control loop keeps it. Written on that loop, read by any thread, but for its group. */
final class RegisteredTarget {
    private final TargetRegistration registration;
    private final Supplier<TargetGroup> group;
    private final LiveTarget live;
    private volatile Look look = new Look(TargetState.INITIAL, HealthWatch.INITIAL_REASON);
    private @Nullable HealthWatch watch;

    private record Look(TargetState state, @Nullable String reason) {}

    RegisteredTarget(TargetRegistration registration, Supplier<TargetGroup> group, LiveTarget live) {
        this.registration = registration;
        this.group = group;
        this.live = live;
    }

    TargetRegistration registration() {
        return registration;
    }

    /** As it is now. */
    TargetGroup group() {
        return group.get();
    }

    LiveTarget live() {
        return live;
    }

    TargetState state() {
        return look.state();
    }

    boolean isLeaving() {
        return state() == TargetState.DRAINING || state() == TargetState.UNUSED;
    }

    /** What is told of it from here on. Whether it takes requests is another matter: see {@link LiveTarget#open}. */
    void say(TargetState state, @Nullable String reason) {
        look = new Look(state, reason);
    }

    void watch(HealthWatch begun) {
        watch = begun;
        begun.begin();
    }

    void unwatch() {
        if (watch != null) {
            watch.end();
        }
    }

    TargetObservation observation() {
        Look now = look;
        return new TargetObservation(registration.id(), now.state(), now.reason(), group().deregistrationDelay());
    }

    Target snapshot() {
        Look now = look;
        return new Target(registration.id(), live.address(), live.port(), now.state(), now.reason());
    }
}
