package dev.evenkeel.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What a stretch of work took: by the clock, of processor time the thread's that did it, and the whole process's, collector
 * and compiler included. On a machine that does other work beside, processor time is the one to compare.
 *
 * @param wallNanos by the clock
 * @param threadNanos processor time of the working thread
 * @param processNanos processor time of the process
 */
public record Timing(long wallNanos, long threadNanos, long processNanos) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /** Does it on this thread, and times it. */
    public static Timing of(Runnable work) {
        Timing before = now();
        work.run();
        Timing after = now();
        return new Timing(
                after.wallNanos - before.wallNanos,
                after.threadNanos - before.threadNanos,
                after.processNanos - before.processNanos);
    }

    private static Timing now() {
        return new Timing(System.nanoTime(), THREADS.getCurrentThreadCpuTime(), SYSTEM.getProcessCpuTime());
    }

    double wallSeconds() {
        return wallNanos / 1e9;
    }

    double threadSeconds() {
        return threadNanos / 1e9;
    }

    double processSeconds() {
        return processNanos / 1e9;
    }
}
