package dev.evenkeel.core.engine;

import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.port.Journal;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.TaskRuntime;

/** The world as an engine reaches it. */
public record EnginePorts(
        TaskRuntime taskRuntime,
        MetricSource metricSource,
        CapacityPool capacityPool,
        Journal journal,
        EventSink eventSink) {}
