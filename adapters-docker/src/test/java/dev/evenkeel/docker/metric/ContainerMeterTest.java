package dev.evenkeel.docker.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.docker.client.StatsSample;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerMeterTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private final ContainerMeter meter = new ContainerMeter();

    @Test
    void takesTheMeanOverTheTimeSinceTheLastCall() {
        meter.add(sample(0, 4000, 10));
        meter.add(sample(1, 4100, 20));
        meter.add(sample(2, 4500, 60));
        Optional<ResourceUse> first = meter.take();
        meter.add(sample(4, 6500, 40));
        Optional<ResourceUse> second = meter.take();

        assertEquals(Optional.of(new ResourceUse(256, 30)), first);
        assertEquals(Optional.of(new ResourceUse(1024, 40)), second);
    }

    @Test
    void hasNothingToSayBeforeTimeHasPassed() {
        Optional<ResourceUse> unmeasured = meter.take();
        meter.add(sample(0, 4000, 10));
        Optional<ResourceUse> oneSample = meter.take();

        assertEquals(Optional.empty(), unmeasured);
        assertEquals(Optional.empty(), oneSample);
    }

    @Test
    void countsARestartedCounterAsNoUse() {
        meter.add(sample(0, 4000, 10));
        meter.add(sample(1, 5, 10));

        assertEquals(Optional.of(new ResourceUse(0, 10)), meter.take());
    }

    private static StatsSample sample(int second, long cpuMillis, long memoryMiB) {
        return new StatsSample(START.plusSeconds(second), cpuMillis * 1_000_000, memoryMiB << 20);
    }
}
