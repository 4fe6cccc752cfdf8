package dev.evenkeel.core.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A preference among the container instances that a task may run on.
 *
 * <p>A service names strategies in order in {@code placementStrategy}; each narrows the candidates that the one before
 * left, and among what the last one leaves the lowest container-instance id wins, so that the choice is always the same.
 * A strategy MUST be a pure function of its arguments: no clock, no randomness but {@link PlacementQuestion#random()},
 * no state.
 */
public interface PlacementStrategy {

    /** The {@code type} that selects it in {@code placementStrategy}. */
    String name();

    /**
     * Says what is wrong with the {@code field} of a strategy item.
     *
     * @return null when it can be used, else the text of an InvalidParameterException
     */
    @Nullable
    String problem(@Nullable String field);

    /**
     * The best of the candidates.
     *
     * @param candidates never empty, all of them able to run the task, in the order of their ids
     * @return at least one of them, in the same order
     */
    List<Candidate> best(PlacementQuestion question, List<Candidate> candidates);

    /**
     * The order in which tasks should go when a service shrinks: of these, the ones whose going is preferred. The
     * default is to have no opinion.
     *
     * @param candidates the instances of the tasks that may go, never empty
     */
    default List<Candidate> bestToLeave(PlacementQuestion question, List<Candidate> candidates) {
        return candidates;
    }
}
