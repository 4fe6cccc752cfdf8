package dev.evenkeel.docker.metric;

import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.docker.client.StatsSample;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The use of one container, as a mean over the time since it was last asked for.
 *
 * <p>Processor time is a counter: its mean is the growth over the time that passed on the engine's clock, so that a sample
 * that was lost loses nothing. Worked example: 4.0 s used at 10:00:00 and 4.5 s at 10:00:02 are 0.25 processors, which are
 * 256 units. Memory is a level: its mean is over the samples.
 *
 * <p>Written on the backend's context and read on the engine's timeline, hence the lock.
 */
final class ContainerMeter {

    private static final double UNITS = 1024;
    private static final double MIB = 1 << 20;

    private @Nullable StatsSample from;
    private @Nullable StatsSample newest;
    private double memorySum;
    private int memoryCount;

    synchronized void add(StatsSample sample) {
        if (from == null) {
            from = sample;
        }
        newest = sample;
        memorySum += sample.memoryBytes() / MIB;
        memoryCount++;
    }

    /** The mean since the last call, and begins a new period; empty when no time has passed on the engine's clock. */
    synchronized Optional<ResourceUse> take() {
        if (from == null || newest == null || memoryCount == 0) {
            return Optional.empty();
        }
        double nanos = Duration.between(from.at(), newest.at()).toNanos();
        if (nanos <= 0) {
            return Optional.empty();
        }
        double cpu = Math.max(0, newest.cpuNanos() - from.cpuNanos()) / nanos * UNITS;
        ResourceUse use = new ResourceUse(cpu, memorySum / memoryCount);
        from = newest;
        memorySum = 0;
        memoryCount = 0;
        return Optional.of(use);
    }
}
