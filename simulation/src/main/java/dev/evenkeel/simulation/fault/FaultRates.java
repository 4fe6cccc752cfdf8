package dev.evenkeel.simulation.fault;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each kind of trouble comes, in the mean.
 *
 * @param perHour by kind; what is absent never comes
 * @param from when the first may come
 * @param until when the last may come; after it everything is mended
 * @param swarm whether each seed has a part of the kinds only, at least one, drawn anew
 */
public record FaultRates(SortedMap<FaultKind, Double> perHour, Duration from, Duration until, boolean swarm) {
    /** No trouble. */
    public static final FaultRates NONE = new FaultRates(new TreeMap<>(), Duration.ZERO, Duration.ZERO, false);

    public FaultRates {
        perHour = Collections.unmodifiableSortedMap(new TreeMap<>(perHour));
    }
}
