package dev.evenkeel.core.balancing;

import dev.evenkeel.core.traffic.TargetState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A target that was registered by hand, not by a service.
 *
 * @param id an address, or the id of an instance
 * @param port 1 to 65535
 * @param deregisteredAt null while it is wanted; from then on it drains for the deregistration delay, and then is gone
 * @param state as its router sees it; null where none checks it
 * @param reason why it is in that state, in Elastic Load Balancing's words; null when there is none to give
 */
public record StaticTarget(
        String id,
        int port,
        @Nullable String availabilityZone,
        Instant registeredAt,
        @Nullable Instant deregisteredAt,
        @Nullable TargetState state,
        @Nullable String reason) {

    /** One that nobody has checked yet. */
    public static StaticTarget registered(String id, int port, @Nullable String availabilityZone, Instant now) {
        return new StaticTarget(id, port, availabilityZone, now, null, null, null);
    }

    /** The same, taken out. */
    public StaticTarget deregistered(Instant now) {
        return new StaticTarget(id, port, availabilityZone, registeredAt, now, state, reason);
    }

    /** The same, as its router sees it now. */
    public StaticTarget seen(TargetState now, @Nullable String why) {
        return new StaticTarget(id, port, availabilityZone, registeredAt, deregisteredAt, now, why);
    }

    /** Whether it is the one that is meant. */
    public boolean is(String otherId, int otherPort) {
        return id.equals(otherId) && port == otherPort;
    }

    /** Whether nobody has taken it out. */
    public boolean isWanted() {
        return deregisteredAt == null;
    }
}
