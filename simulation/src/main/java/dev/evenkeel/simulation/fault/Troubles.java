package dev.evenkeel.simulation.fault;

import dev.evenkeel.sim.CallFaults;
import dev.evenkeel.sim.Faults;
import dev.evenkeel.sim.MetricFaults;
import dev.evenkeel.sim.ReportFaults;
import dev.evenkeel.sim.TargetFaults;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Trouble on the way between engine and world that lasts: several kinds of it at a time add up. */
final class Troubles {
    private final Map<FaultKind, Integer> active = new EnumMap<>(FaultKind.class);
    private final Faults faults;

    Troubles(Faults faults) {
        this.faults = faults;
    }

    void begin(FaultKind kind) {
        active.merge(kind, 1, Integer::sum);
        apply();
    }

    void end(FaultKind kind) {
        active.computeIfPresent(kind, (key, count) -> count == 1 ? null : count - 1);
        apply();
    }

    void endAll() {
        active.clear();
        apply();
    }

    private void apply() {
        boolean unreliable = is(FaultKind.REPORTS_UNRELIABLE);
        boolean throttled = is(FaultKind.THROTTLING);
        faults.reports(new ReportFaults(
                unreliable ? 0.2 : 0,
                unreliable ? 0.2 : 0,
                unreliable ? 0.3 : 0,
                Duration.ofSeconds(20),
                is(FaultKind.REPORTS_STALE) ? 0.3 : 0));
        faults.calls(new CallFaults(
                is(FaultKind.CALLS_FAIL) ? 0.4 : 0,
                throttled ? 0.8 : 0,
                throttled ? Duration.ofSeconds(30) : Duration.ZERO,
                is(FaultKind.CALLS_TWICE) ? 0.5 : 0,
                is(FaultKind.CALLS_TWICE) ? 0.1 : 0));
        boolean balancer = is(FaultKind.TARGETS_FAIL);
        faults.targets(
                balancer ? new TargetFaults(0.2, 0.3, Duration.ofSeconds(30), 0.1, 0.2, 0.2) : TargetFaults.NONE);
        boolean wild = is(FaultKind.METRICS_WILD);
        faults.metrics(wild ? new MetricFaults(0.3, 0.3) : MetricFaults.NONE);
    }

    private boolean is(FaultKind kind) {
        return active.containsKey(kind);
    }
}
