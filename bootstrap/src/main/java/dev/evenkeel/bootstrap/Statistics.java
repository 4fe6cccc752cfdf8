package dev.evenkeel.bootstrap;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has happened so far, and what there is now.
 *
 * @param calls calls of operations since the start, refused ones too
 * @param failures actions that ended with an exception that nobody expected
 * @param events by their simple name, such as {@code TaskCreated}
 * @param regions that are open, sorted by name; only those whose rules are ours
 */
public record Statistics(long calls, long failures, SortedMap<String, Long> events, List<RegionStatistics> regions) {

    /**
     * How much there is in one region.
     *
     * @param traffic what its router counted, by Prometheus name with labels
     */
    public record RegionStatistics(
            String region,
            int clusters,
            int containerInstances,
            int services,
            int runningTasks,
            int pendingTasks,
            SortedMap<String, Double> traffic) {
        public RegionStatistics {
            traffic = Collections.unmodifiableSortedMap(new TreeMap<>(traffic));
        }
    }

    public Statistics {
        events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
        regions = List.copyOf(regions);
    }
}
