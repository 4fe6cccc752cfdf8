package dev.evenkeel.core.service;

import dev.evenkeel.core.state.StateView;
import java.time.Instant;

/**
 * What keeps up the ACTIVE services of one kind. Pure: the same state and instant give the same decisions; deciding again
 * after they are carried out gives none.
 */
interface ServiceScheduler {

    /** What to do about a service now, and when to look at it again if nothing happens before. */
    Decisions decide(StateView state, Service service, Instant now);
}
