package dev.evenkeel.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests by operation and outcome, and how long they took. Any thread. */
final class RequestMetrics {
    /** Upper bounds of the histogram's buckets in microseconds. */
    private static final long[] BOUNDS = {
        250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000
    };

    private final ConcurrentMap<Outcome, LongAdder> counts = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Histogram> times = new ConcurrentHashMap<>();

    /** @param code {@code OK} or the type of the error */
    private record Outcome(String operation, String code) implements Comparable<Outcome> {
        @Override
        public int compareTo(Outcome other) {
            int byOperation = operation.compareTo(other.operation);
            return byOperation == 0 ? code.compareTo(other.code) : byOperation;
        }
    }

    private static final class Histogram {
        private final LongAdder[] buckets = new LongAdder[BOUNDS.length + 1];
        private final LongAdder nanos = new LongAdder();

        Histogram() {
            for (int i = 0; i < buckets.length; i++) {
                buckets[i] = new LongAdder();
            }
        }

        void add(long taken) {
            long micros = TimeUnit.NANOSECONDS.toMicros(taken);
            int i = 0;
            while (i < BOUNDS.length && micros > BOUNDS[i]) {
                i++;
            }
            buckets[i].increment();
            nanos.add(taken);
        }
    }

    /** Both names come from the operation table and from our error types, so that there are never many of them. */
    void count(String operation, String code, long nanos) {
        counts.computeIfAbsent(new Outcome(operation, code), outcome -> new LongAdder())
                .increment();
        times.computeIfAbsent(operation, name -> new Histogram()).add(nanos);
    }

    void write(PrometheusText text) {
        text.family("evenkeel_requests_total", "counter", "Requests by operation and code.");
        for (Map.Entry<Outcome, LongAdder> entry : new TreeMap<>(counts).entrySet()) {
            String labels = "{operation=\"" + entry.getKey().operation() + "\",code=\""
                    + entry.getKey().code() + "\"}";
            text.sample("evenkeel_requests_total" + labels, (double)
                    entry.getValue().sum());
        }
        text.family("evenkeel_request_duration_seconds", "histogram", "From the whole request to its answer.");
        for (Map.Entry<String, Histogram> entry : new TreeMap<>(times).entrySet()) {
            write(text, entry.getKey(), entry.getValue());
        }
    }

    private static void write(PrometheusText text, String operation, Histogram histogram) {
        String labels = "operation=\"" + operation + "\"";
        long total = 0;
        for (int i = 0; i < histogram.buckets.length; i++) {
            total += histogram.buckets[i].sum();
            String bound = i < BOUNDS.length ? PrometheusText.number(BOUNDS[i] / 1e6) : "+Inf";
            text.sample(
                    "evenkeel_request_duration_seconds_bucket{" + labels + ",le=\"" + bound + "\"}", (double) total);
        }
        text.sample("evenkeel_request_duration_seconds_sum{" + labels + "}", histogram.nanos.sum() / 1e9);
        text.sample("evenkeel_request_duration_seconds_count{" + labels + "}", (double) total);
    }
}
