package dev.evenkeel.bench.placement;

import dev.evenkeel.core.placement.PlacementRequest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;

/**
 * A cluster filled from empty until 90 % of its memory is taken.
 *
 * @param decisions how many tasks were asked about
 * @param unplaced how many of them had no place; their time counts
 * @param nanos the processor time of all: what the thread was given, so that other work on the machine counts little
 * @param wallNanos the same by the clock
 * @param emptyNanos the time of the first fifth
 * @param fullNanos the time of the last fifth
 */
record Filling(long decisions, long unplaced, long nanos, long wallNanos, long emptyNanos, long fullNanos) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    static Filling of(Workload workload, int instances) {
        BenchFleet fleet = new BenchFleet(instances);
        Random random = new Random(instances);
        long goal = (long) instances * BenchFleet.MEMORY / 10 * 9;
        long taken = 0;
        long decisions = 0;
        long unplaced = 0;
        long emptyNanos = 0;
        long fullNanos = 0;
        long nanos = 0;
        long wallNanos = 0;
        while (taken < goal) {
            // A thousand requests are made outside the time taken, then decided within it.
            PlacementRequest[] requests = new PlacementRequest[1_000];
            for (int i = 0; i < requests.length; i++) {
                requests[i] = workload.next(random);
            }
            long wallBegun = System.nanoTime();
            long begun = THREADS.getCurrentThreadCpuTime();
            for (PlacementRequest request : requests) {
                if (fleet.place(request)) {
                    taken += request.needed().memory();
                } else {
                    unplaced++;
                }
            }
            long took = THREADS.getCurrentThreadCpuTime() - begun;
            wallNanos += System.nanoTime() - wallBegun;
            nanos += took;
            decisions += requests.length;
            emptyNanos += taken <= goal / 5 ? took : 0;
            fullNanos += taken > goal / 5 * 4 ? took : 0;
        }
        return new Filling(decisions, unplaced, nanos, wallNanos, emptyNanos, fullNanos);
    }

    double perSecond() {
        return decisions * 1e9 / nanos;
    }

    double perSecondByTheClock() {
        return decisions * 1e9 / wallNanos;
    }

    /** How much longer the last fifth took than the first. */
    double fullOverEmpty() {
        return (double) fullNanos / Math.max(1, emptyNanos);
    }
}
