package dev.evenkeel.bench.placement;

import dev.evenkeel.core.placement.PlacementOutcome;
import dev.evenkeel.core.placement.PlacementRequest;
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

/** One decision where a task goes, in a cluster half of whose memory is taken. Nothing is recorded. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked with Setup before all else
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecisionPath {
    private static final int DRAWN = 4_096;

    @Param({"1000", "10000", "50000"})
    public int instances;

    @Param({"BINPACK", "SPREAD", "ANY_SIZE"})
    public String workload;

    private final PlacementRequest[] requests = new PlacementRequest[DRAWN];
    private BenchFleet fleet;
    private int next;

    /** Half full. */
    @Setup
    public void fill() {
        Workload tasks = Workload.valueOf(workload);
        fleet = new BenchFleet(instances);
        Random random = new Random(instances);
        for (long taken = 0; taken < (long) instances * BenchFleet.MEMORY / 2; ) {
            PlacementRequest request = tasks.next(random);
            taken += fleet.place(request) ? request.needed().memory() : 0;
        }
        for (int i = 0; i < DRAWN; i++) {
            requests[i] = tasks.next(random);
        }
    }

    /** One decision. */
    @Benchmark
    public PlacementOutcome decide() {
        return fleet.decide(requests[next++ % DRAWN]);
    }
}
