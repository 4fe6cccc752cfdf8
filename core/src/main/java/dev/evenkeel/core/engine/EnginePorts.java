package dev.evenkeel.core.engine;

import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.port.Journal;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TrafficRouter;
import java.util.Optional;

/**
 * The world as an engine reaches it.
 *
 * @param trafficRouter empty where nothing sends requests to tasks
 */
public record EnginePorts(
        TaskRuntime taskRuntime,
        MetricSource metricSource,
        CapacityPool capacityPool,
        Optional<TrafficRouter> trafficRouter,
        Journal journal,
        EventSink eventSink) {

    /** A world without a router. */
    public EnginePorts(
            TaskRuntime taskRuntime,
            MetricSource metricSource,
            CapacityPool capacityPool,
            Journal journal,
            EventSink eventSink) {
        this(taskRuntime, metricSource, capacityPool, Optional.empty(), journal, eventSink);
    }
}
