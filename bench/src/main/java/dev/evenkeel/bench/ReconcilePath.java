package dev.evenkeel.bench;

import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.ScaleInOrder;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceReconciler;
import dev.evenkeel.testkit.Strategies;
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
import org.openjdk.jmh.infra.Blackhole;

/** A look at services that want nothing: one of 1,000 tasks, and all twenty of a region of 1,000 or 100,000. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls what is marked with Setup before all else
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ReconcilePath {
    private static final int OF_ONE_SERVICE = 1_000;

    @Param({"1000", "100000"})
    public int tasks;

    private final ServiceReconciler reconciler =
            new ServiceReconciler(new ScaleInOrder(new Placement(Strategies.builtInAnd())));
    private Region one;
    private Region all;
    private Service service;

    /** Two regions at rest, 20 tasks to an instance. */
    @Setup
    public void fill() {
        one = new Region(new Region.Size(OF_ONE_SERVICE, OF_ONE_SERVICE / 20, 1, true), (at, event) -> {});
        one.fill();
        service = one.engine.state().services().iterator().next();
        all = new Region(new Region.Size(tasks, tasks / 20, 20, true), (at, event) -> {});
        all.fill();
    }

    /** One service of 1,000 tasks. */
    @Benchmark
    public Object service() {
        return reconciler.reconcile(one.engine.state(), service, one.timeline.instant());
    }

    /** Every service of the region: what a tick would cost, if there were ticks, when nothing is to be done. */
    @Benchmark
    public void idleTick(Blackhole sink) {
        for (Service each : all.engine.state().services()) {
            sink.consume(reconciler.reconcile(all.engine.state(), each, all.timeline.instant()));
        }
    }
}
