package dev.evenkeel.sim;

import dev.evenkeel.core.placement.TaskNeeds;
import dev.evenkeel.core.port.ResourceUse;
import java.time.Duration;
import java.time.Instant;

/** The cpu that one RUNNING task has used since it was last asked for. */
final class LoadedTask {
    private static final double NANOS = 1e9;

    private final double ownUnits;
    private final double serviceUnits;
    private final double memoryMiB;
    private final double reservedUnits;
    private final double ceiling;
    private double drivenPercent;
    private int sharers = 1;
    private double unitSeconds;
    private Instant since;
    private Instant counted;

    LoadedTask(SimulatedTask task, Instant now) {
        ownUnits = task.containers().stream()
                .mapToDouble(each -> each.script().cpuUnits())
                .sum();
        serviceUnits = task.containers().stream()
                .mapToDouble(each -> each.script().serviceCpuUnits())
                .sum();
        memoryMiB = task.containers().stream()
                .mapToDouble(each -> each.script().memoryMiB())
                .sum();
        reservedUnits = TaskNeeds.of(task.start().taskDefinition(), task.start().overrides())
                .resources()
                .cpu();
        Host host = task.host();
        ceiling = host == null ? reservedUnits : host.cpu();
        since = now;
        counted = now;
    }

    /** Whether it takes part of the load on its service. */
    boolean takesServiceLoad() {
        return serviceUnits > 0;
    }

    void drive(double percent, Instant now) {
        count(now);
        drivenPercent = Math.max(0, percent);
    }

    /** From now on so many tasks share the load of the service. */
    void share(int tasks, Instant now) {
        if (tasks != sharers) {
            count(now);
            sharers = tasks;
        }
    }

    /** The mean since the last call, or since it came to be RUNNING; the use of this moment when no time has passed. */
    ResourceUse takeMean(Instant now) {
        count(now);
        double seconds = seconds(since, now);
        double mean = seconds > 0 ? unitSeconds / seconds : units();
        since = now;
        unitSeconds = 0;
        return new ResourceUse(mean, memoryMiB);
    }

    private void count(Instant now) {
        unitSeconds += units() * seconds(counted, now);
        counted = now;
    }

    private double units() {
        return Math.min(ceiling, ownUnits + serviceUnits / sharers + reservedUnits * drivenPercent / 100);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / NANOS;
    }
}
