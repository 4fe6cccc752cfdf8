package dev.evenkeel.core.service;

import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.ServiceExplanation.BudgetExplanation;
import dev.evenkeel.core.state.StateView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What keeps up the ACTIVE services of one kind. Pure: the same state and instant give the same decisions; deciding again
 * after they are carried out gives none.
 */
interface ServiceScheduler {

    /** What to do about a service now, and when to look at it again if nothing happens before. */
    Decisions decide(StateView state, Service service, Instant now);

    /** What the service waits for, the most telling first; empty when for nothing. */
    default List<Finding> findings(StateView state, Service service, Instant now) {
        return ServiceFindings.of(state, service, now);
    }

    /** What its percentages come to; empty where none apply. */
    default Optional<BudgetExplanation> budget(StateView state, Service service) {
        return Optional.empty();
    }
}
