package dev.evenkeel.core.spi;

import dev.evenkeel.core.agent.AgentApi;
import dev.evenkeel.core.api.AutoScalingApi;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.port.AlarmSource;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.LifecycleHooks;
import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TrafficRouter;
import dev.evenkeel.core.port.WorkloadDriver;
import java.util.Optional;

/** Something that tasks run on, open for one region. */
public sealed interface Backend extends AutoCloseable {

    /** Ends all it started in this process; containers go on running. */
    @Override
    void close();

    /** A backend that Evenkeel's own engine drives through ports. */
    non-sealed interface Hosted extends Backend {

        TaskRuntime taskRuntime();

        MetricSource metricSource();

        CapacityPool capacityPool();

        /** The alarms that deployments may be watched by; none exist unless the backend says so. */
        default AlarmSource alarmSource() {
            return AlarmSource.NONE;
        }

        /** Empty when nothing sends requests to tasks: load balancers of services are then kept and shown only. */
        default Optional<TrafficRouter> trafficRouter() {
            return Optional.empty();
        }

        /**
         * Where ports that are open at every address of their host take requests from here, such as 127.0.0.1. A backend
         * that says so and has no router of its own gets one put in front: all that it publishes has to be reached from here.
         */
        default Optional<String> hostAddress() {
            return Optional.empty();
        }

        /** Empty when no function can be called: a deployment with a lifecycle hook of one is then rolled back. */
        default Optional<LifecycleHooks> lifecycleHooks() {
            return Optional.empty();
        }

        /**
         * Hands over what answers the questions of running tasks, once there is an engine; a backend whose tasks cannot ask
         * has no use for it.
         *
         * @param agent to be called on the timeline only
         */
        default void serve(AgentApi agent) {}

        /** Empty when containers write nowhere. */
        default Optional<LogSource> logSource() {
            return Optional.empty();
        }

        /** Empty when containers have no processes that a command could run beside. */
        default Optional<CommandRunner> commandRunner() {
            return Optional.empty();
        }

        /** Empty when tasks cannot be made to work from here. */
        default Optional<WorkloadDriver> workloadDriver() {
            return Optional.empty();
        }
    }

    /** A backend with rules of its own, such as ECS itself, that is only asked. */
    non-sealed interface Remote extends Backend {

        EcsApi ecs();

        AutoScalingApi autoScaling();
    }
}
