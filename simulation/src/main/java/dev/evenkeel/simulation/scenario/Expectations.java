package dev.evenkeel.simulation.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of a run beside the invariants.
 *
 * @param settlesWithin after the last step and the last fault; null when it is not expected to come to rest
 * @param services what each must be like at the end, by name
 */
public record Expectations(@Nullable Duration settlesWithin, SortedMap<String, Ending> services) {
    /** It comes to rest within ten minutes. */
    public static final Expectations SETTLES = new Expectations(Duration.ofMinutes(10), new TreeMap<>());

    /**
     * What a service is to be like when all is over.
     *
     * @param running tasks; null for any number
     * @param rollout {@code rolloutState} of its PRIMARY deployment; null for any
     * @param taskDefinition {@code family:revision} of its PRIMARY deployment; null for any
     * @param lowestHealthy healthy tasks it must have had at all times once it was steady; null for any
     * @param highestTotal tasks it may have had at most, RUNNING or on their way; null for any
     */
    public record Ending(
            @Nullable Integer running,
            @Nullable String rollout,
            @Nullable String taskDefinition,
            @Nullable Integer lowestHealthy,
            @Nullable Integer highestTotal) {}

    public Expectations {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    }
}
