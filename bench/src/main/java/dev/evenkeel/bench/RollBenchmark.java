package dev.evenkeel.bench;

import dev.evenkeel.core.state.State;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * A cluster filled, left alone for an hour and rolled, in virtual time: wall and processor time, events a second, heap a
 * task. Every task has a health check, and its service a balancer that registers, checks and drains it.
 *
 * <p>Arguments: tasks (100000), container instances (5000), services (20), in this order, then words: {@code plain} leaves out
 * the balancers; {@code trace} adds a checksum over every event, which two runs have in common, and costs most of the time;
 * {@code nomemory} leaves out the measurement of the heap, {@code twice} rolls twice, so that the second is by code that has
 * been compiled.
 */
public final class RollBenchmark {
    private final Region region;
    private final boolean traced;
    private final CRC32C trace = new CRC32C();
    private long events;

    private RollBenchmark(Region.Size size, boolean traced) {
        this.traced = traced;
        region = new Region(size, (at, event) -> {
            events++;
            if (traced) {
                trace.update((at + " " + event).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        List<String> numbers =
                List.of(arguments).stream().filter(each -> each.matches("\\d+")).toList();
        List<String> words = List.of(arguments).stream()
                .filter(each -> !each.matches("\\d+"))
                .toList();
        Region.Size size = new Region.Size(
                number(numbers, 0, 100_000),
                number(numbers, 1, 5_000),
                number(numbers, 2, 20),
                !words.contains("plain"));
        System.out.printf(
                Locale.ROOT,
                "# %d tasks of %d services on %d container instances, health checks on, balancers %s;"
                        + " Java %s, %d processors, at most %d MiB%n",
                size.tasks(),
                size.services(),
                size.instances(),
                size.balanced() ? "and draining on" : "off",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        if (!words.contains("nomemory")) {
            memory(size);
        }
        RollBenchmark benchmark = new RollBenchmark(size, words.contains("trace"));
        benchmark.timed("fill", benchmark.region::fill);
        benchmark.timed("hour of steady tasks", () -> benchmark.region.timeline.advance(Duration.ofHours(1)));
        benchmark.timed("roll", benchmark.region::roll);
        if (words.contains("twice")) {
            benchmark.timed("roll again", benchmark.region::roll);
        }
    }

    private static int number(List<String> numbers, int index, int otherwise) {
        return index < numbers.size() ? Integer.parseInt(numbers.get(index)) : otherwise;
    }

    /** Measures when nothing is left of a filled region but a state made of the same events. */
    private static void memory(Region.Size size) {
        long before = heap();
        State none = shadowOf(new Region.Size(0, size.instances(), size.services(), size.balanced()));
        long empty;
        try {
            empty = heap() - before;
        } finally {
            Reference.reachabilityFence(none);
        }
        State state = shadowOf(size);
        long filled = heap() - before;
        System.out.printf(
                Locale.ROOT,
                "%-22s %8d bytes a running task, all indexes included (%d tasks)%n",
                "live heap",
                (filled - empty) / size.tasks(),
                state.tasks().size());
    }

    private static State shadowOf(Region.Size size) {
        State shadow = new State();
        new Region(size, (at, event) -> shadow.apply(event)).fill();
        return shadow;
    }

    private void timed(String what, Runnable action) {
        Instant from = region.timeline.instant();
        long before = events;
        Timing took = Timing.of(action);
        long counted = events - before;
        System.out.printf(
                Locale.ROOT,
                "%-22s %7.2f s wall, %7.2f s thread, %7.2f s process; %6d s virtual; %8d events, %7.0f a second"
                        + " by the clock, %7.0f of thread time%s%n",
                what,
                took.wallSeconds(),
                took.threadSeconds(),
                took.processSeconds(),
                Duration.between(from, region.timeline.instant()).toSeconds(),
                counted,
                counted / took.wallSeconds(),
                counted / took.threadSeconds(),
                traced ? "; trace " + Long.toHexString(trace.getValue()) : "");
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
