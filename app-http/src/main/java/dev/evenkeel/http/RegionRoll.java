package dev.evenkeel.http;

import dev.evenkeel.wire.WireException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The regions that were asked for: each costs an engine, so that a client may not make up any number of them. */
final class RegionRoll {
    static final int MOST = 64;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** @throws WireException when it would be one region too many */
    void admit(String region) {
        if (seen.contains(region)) {
            return;
        }
        synchronized (seen) {
            if (seen.size() >= MOST) {
                throw new WireException(
                        "UnrecognizedClientException", 400, "this server serves at most " + MOST + " regions");
            }
            seen.add(region);
        }
    }
}
