package dev.evenkeel.simulation.play;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of one service in one run.
 *
 * @param steadyAfter how long after the last step, or the end of the last fault, it came to be steady; zero when it was all
 *     along, null when it is not
 * @param lowestHealthy the fewest tasks that served at any time after it first was steady; null when it never was
 * @param highestTotal the most tasks that were wanted at any time
 * @param failures tasks that stopped though nobody had asked for it
 * @param running tasks RUNNING at the end
 * @param rollout {@code rolloutState} of the PRIMARY deployment at the end; null without one
 * @param taskDefinition {@code family:revision} of the PRIMARY deployment at the end; null without one
 */
public record ServiceFigures(
        String name,
        @Nullable Duration steadyAfter,
        @Nullable Integer lowestHealthy,
        int highestTotal,
        int failures,
        int running,
        @Nullable String rollout,
        @Nullable String taskDefinition) {}
