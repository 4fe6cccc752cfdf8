package dev.evenkeel.core.balancing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A target that was registered by hand, not by a service.
 *
 * @param id an address, or the id of an instance
 * @param port 1 to 65535
 * @param deregisteredAt null while it is wanted; from then on it drains for the deregistration delay, and then is gone
 */
public record StaticTarget(
        String id,
        int port,
        @Nullable String availabilityZone,
        Instant registeredAt,
        @Nullable Instant deregisteredAt) {

    /** Whether it is the one that is meant. */
    public boolean is(String otherId, int otherPort) {
        return id.equals(otherId) && port == otherPort;
    }

    /** Whether nobody has taken it out. */
    public boolean isWanted() {
        return deregisteredAt == null;
    }
}
