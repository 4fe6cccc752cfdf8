package dev.evenkeel.core.engine;

import dev.evenkeel.core.port.AlarmSource;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.CommandSessions;
import dev.evenkeel.core.port.EventSink;
import dev.evenkeel.core.port.Journal;
import dev.evenkeel.core.port.LifecycleHooks;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TrafficRouter;
import java.util.Optional;

/**
 * The world as an engine reaches it.
 *
 * @param trafficRouter empty where nothing sends requests to tasks
 * @param lifecycleHooks empty where no function can be called
 * @param commandSessions empty where no command can run in a container
 */
public record EnginePorts(
        TaskRuntime taskRuntime,
        MetricSource metricSource,
        AlarmSource alarmSource,
        CapacityPool capacityPool,
        Optional<TrafficRouter> trafficRouter,
        Optional<LifecycleHooks> lifecycleHooks,
        Optional<CommandSessions> commandSessions,
        Journal journal,
        EventSink eventSink) {

    /** A world in whose containers no command can be run. */
    public EnginePorts(
            TaskRuntime taskRuntime,
            MetricSource metricSource,
            AlarmSource alarmSource,
            CapacityPool capacityPool,
            Optional<TrafficRouter> trafficRouter,
            Optional<LifecycleHooks> lifecycleHooks,
            Journal journal,
            EventSink eventSink) {
        this(
                taskRuntime,
                metricSource,
                alarmSource,
                capacityPool,
                trafficRouter,
                lifecycleHooks,
                Optional.empty(),
                journal,
                eventSink);
    }

    /** A world without alarms, in which requests and hooks go nowhere. */
    public EnginePorts(
            TaskRuntime taskRuntime,
            MetricSource metricSource,
            CapacityPool capacityPool,
            Journal journal,
            EventSink eventSink) {
        this(
                taskRuntime,
                metricSource,
                AlarmSource.NONE,
                capacityPool,
                Optional.empty(),
                Optional.empty(),
                journal,
                eventSink);
    }
}
