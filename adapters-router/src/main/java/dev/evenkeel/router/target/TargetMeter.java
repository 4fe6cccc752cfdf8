package dev.evenkeel.router.target;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a target did. Any thread. */
public final class TargetMeter {
    /** Upper bounds of the histogram's buckets in microseconds; the last bucket has none. */
    private static final long[] BOUNDS = {
        500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 5_000_000
    };

    private final LongAdder[] codes = adders(5);
    private final LongAdder[] times = adders(BOUNDS.length + 1);
    private final LongAdder nanos = new LongAdder();
    private final LongAdder errors = new LongAdder();

    /**
     * A request that it answered.
     *
     * @param status 100 to 599
     * @param taken nanoseconds from the request to the end of the answer
     */
    public void answered(int status, long taken) {
        codes[Math.clamp(status / 100, 1, 5) - 1].increment();
        nanos.add(taken);
        long micros = TimeUnit.NANOSECONDS.toMicros(taken);
        int bucket = 0;
        while (bucket < BOUNDS.length && micros > BOUNDS[bucket]) {
            bucket++;
        }
        times[bucket].increment();
    }

    /** It could not be reached, broke off, or answered what is no answer. */
    public void failed() {
        errors.increment();
    }

    /** What was counted so far. */
    public Figures figures() {
        return new Figures(sums(codes), sums(times), nanos.sum() / 1e9, errors.sum());
    }

    private static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        for (int i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    private static List<Long> sums(LongAdder[] adders) {
        return Arrays.stream(adders).map(LongAdder::sum).toList();
    }

    /** The bounds of {@link Figures#times} in seconds; the last bucket has none. */
    public static double[] bounds() {
        double[] seconds = new double[BOUNDS.length];
        for (int i = 0; i < BOUNDS.length; i++) {
            seconds[i] = BOUNDS[i] / 1e6;
        }
        return seconds;
    }

    /**
     * What was counted.
     *
     * @param codes answers by the first digit of their status, from 1xx to 5xx
     * @param times answers by how long they took, a count for each of {@link #bounds} and one for all above
     * @param seconds all answers together
     * @param errors requests that it got and did not answer, tried elsewhere or not
     */
    public record Figures(List<Long> codes, List<Long> times, double seconds, long errors) {
        public Figures {
            codes = List.copyOf(codes);
            times = List.copyOf(times);
        }

        public long requests() {
            return codes.stream().mapToLong(Long::longValue).sum();
        }
    }
}
