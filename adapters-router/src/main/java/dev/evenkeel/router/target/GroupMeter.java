package dev.evenkeel.router.target;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a target group got, and what the router answered itself in its place. Any thread. */
public final class GroupMeter {
    private final LongAdder requests = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final ConcurrentSkipListMap<Integer, LongAdder> ownAnswers = new ConcurrentSkipListMap<>();

    public void request() {
        requests.increment();
    }

    public void retry() {
        retries.increment();
    }

    /** No target did: 502, 503 or 504; 460 when the client did not wait for it. */
    public void ownAnswer(int status) {
        ownAnswers.computeIfAbsent(status, code -> new LongAdder()).increment();
    }

    public Figures figures() {
        SortedMap<Integer, Long> sums = new TreeMap<>();
        ownAnswers.forEach((status, count) -> sums.put(status, count.sum()));
        return new Figures(requests.sum(), retries.sum(), sums);
    }

    /**
     * What was counted.
     *
     * @param requests that rules sent here
     * @param retries how often a request went on to another target
     * @param ownAnswers by status
     */
    public record Figures(long requests, long retries, SortedMap<Integer, Long> ownAnswers) {
        public Figures {
            ownAnswers = Collections.unmodifiableSortedMap(new TreeMap<>(ownAnswers));
        }
    }
}
