package dev.evenkeel.docker.fleet;

import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.WorkloadDriver;
import java.util.function.BooleanSupplier;

/**
 * One engine of several.
 *
 * @param hostId the name of its container instances
 * @param memory MiB that it offers to tasks
 * @param reachable whether it answers; asked on the backend's context
 */
public record Member(
        String hostId,
        String zone,
        long memory,
        BooleanSupplier reachable,
        TaskRuntime tasks,
        MetricSource metrics,
        CapacityPool capacity,
        LogSource logs,
        WorkloadDriver workload,
        CommandRunner commands) {}
