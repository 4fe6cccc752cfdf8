package dev.evenkeel.simulation.play;

import dev.evenkeel.simulation.fault.FaultKind;
import dev.evenkeel.simulation.perturbation.PerturbationKind;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came of one run.
 *
 * @param failure what was not as it must be, beginning with the number of the invariant or with {@code expected};
 *     null when all was well
 * @param lasted virtual time
 * @param events how many there were, each of them checked
 * @param struck how often each kind of trouble befell somebody
 * @param settledAfter from the last step or fault until nothing was under way; null when it never came to that
 * @param hash of all events with their times, 16 hexadecimal digits; equal runs have equal hashes
 * @param services sorted by name
 * @param ending what users asked for and what came of it when all had come to rest, a line for each service and whatever
 *     else there is; no ids and no times, so that runs that differ in these only end alike. Empty when it never came to that
 * @param points how many points there were until then at which something could have gone wrong
 * @param notes in order; empty unless they were asked for
 */
public record Outcome(
        String scenario,
        long seed,
        @Nullable String failure,
        Duration lasted,
        long events,
        SortedMap<FaultKind, Integer> struck,
        @Nullable Duration settledAfter,
        String hash,
        List<ServiceFigures> services,
        List<String> ending,
        Map<PerturbationKind.Points, Integer> points,
        List<Note> notes) {
    public Outcome {
        struck = Collections.unmodifiableSortedMap(new TreeMap<>(struck));
        services = List.copyOf(services);
        ending = List.copyOf(ending);
        points = Collections.unmodifiableSortedMap(new TreeMap<>(points));
        notes = List.copyOf(notes);
    }

    /** How much trouble there was. */
    public int faults() {
        return struck.values().stream().mapToInt(Integer::intValue).sum();
    }
}
