package dev.evenkeel.bench;

import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One report about any one task of a region at rest, from the port to the end of the pass it asks for. It costs the same
 * among many tasks as among few, but for what a processor's cache holds.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked with Setup before all else
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReportPath {
    /** Reports are about so many tasks, drawn from all: few enough that none of them is the benchmark's own cost. */
    private static final int DRAWN = 1_000;

    @Param({"1000", "100000"})
    public int tasks;

    private Region region;
    private List<TaskObservation> reports;
    private int next;

    /** A region at rest, 20 tasks to an instance and 20 services. */
    @Setup
    public void fill() {
        region = new Region(new Region.Size(tasks, tasks / 20, 20, true), (at, event) -> {});
        region.fill();
        List<Task> all = List.copyOf(region.engine.state().tasks());
        Random random = new Random(1);
        reports = random.ints(DRAWN, 0, all.size())
                .mapToObj(index -> seen(all.get(index)))
                .toList();
    }

    private static TaskObservation seen(Task task) {
        return new TaskObservation(
                task.taskArn(),
                task.lastStatus(),
                task.progress().containers(),
                task.progress().pullStartedAt(),
                task.progress().pullStoppedAt(),
                null,
                null);
    }

    /** A report that says what is known already, as a runtime that repeats itself sends it. */
    @Benchmark
    public void nothingNew() {
        report(reports.get(next++ % DRAWN));
    }

    /** A report that says something new: an event, and a pass that looks at the task and its service. */
    @Benchmark
    public void news() {
        TaskObservation known = reports.get(next % DRAWN);
        Instant pulled = Objects.requireNonNull(known.pullStoppedAt()).plusNanos(++next);
        report(new TaskObservation(
                known.taskArn(), known.lastStatus(), known.containers(), known.pullStartedAt(), pulled, null, null));
    }

    private void report(TaskObservation seen) {
        region.reports().taskObserved(seen);
        region.timeline.runDue();
    }
}
