package dev.evenkeel.core.port;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;

/**
 * The alarms that watch over deployments.
 *
 * <p>Promise: the answer holds, for each alarm named that exists, what it says at this instant. Failure: an alarm that is
 * not known or cannot be asked is absent, and never fails a deployment. Threading: called on the engine's timeline, must
 * not block: adapters keep the newest states at hand. Idempotence: asking changes nothing.
 */
public interface AlarmSource {
    /** A world without alarms. */
    AlarmSource NONE = names -> Collections.emptySortedMap();

    /** What alarms say, by name. */
    SortedMap<String, AlarmObservation> alarms(Collection<String> names);
}
