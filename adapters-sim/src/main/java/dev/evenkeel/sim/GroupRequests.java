package dev.evenkeel.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Requests to target groups: so many a minute, for as long as a target of the group takes them. */
final class GroupRequests {
    private static final double MINUTE_MILLIS = 60_000;

    private final SortedMap<String, Flow> flows = new TreeMap<>();

    private record Flow(double perMinute, double before, Instant since) {
        double total(Instant now) {
            return before + perMinute * Duration.between(since, now).toMillis() / MINUTE_MILLIS;
        }
    }

    boolean knows(String group) {
        return flows.containsKey(group);
    }

    /** From now on the group gets so many. */
    void flow(String group, double perMinute, Instant now) {
        Flow flow = flows.get(group);
        flows.put(group, new Flow(perMinute, flow == null ? 0 : flow.total(now), now));
    }

    /** How many the groups have got; those that never had a target are absent. */
    SortedMap<String, Long> totals(Collection<String> groups, Instant now) {
        SortedMap<String, Long> totals = new TreeMap<>();
        for (String group : groups) {
            Flow flow = flows.get(group);
            if (flow != null) {
                totals.put(group, (long) flow.total(now));
            }
        }
        return Collections.unmodifiableSortedMap(totals);
    }
}
