package dev.evenkeel.core.model;

import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EnginePorts;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.engine.VirtualTimeline;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.BuiltInStrategies;
import dev.evenkeel.core.port.CapacityPool;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.Reports;
import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskRuntime;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.spi.PlacementStrategy;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** An engine that goes on from what is on record, in a world that does nothing until it is told to answer. */
final class SmallWorld implements TaskRuntime, CapacityPool {
    private static final SortedMap<String, PlacementStrategy> STRATEGIES = BuiltInStrategies.byName();

    final VirtualTimeline timeline;
    final Engine engine;
    final List<Event> events = new ArrayList<>();
    private Reports reports;

    /** @param depth how many steps lie behind: each step makes ids of its own */
    SmallWorld(int depth, Instant now, Iterable<Event> recorded) {
        timeline = new VirtualTimeline(now);
        SortedMap<TaskArn, ResourceUse> unmeasured = new TreeMap<>();
        engine = new Engine(
                EngineSettings.ecs(Region.SCOPE, depth),
                timeline,
                STRATEGIES,
                found -> {
                    reports = found;
                    return new EnginePorts(this, tasks -> unmeasured, this, events::addAll, (at, event) -> {});
                },
                recorded);
        timeline.runDue();
    }

    /** The task's only container runs, and its check says so. */
    void runs(Task task, HealthStatus health) {
        report(task, TaskStatus.RUNNING, ContainerStatus.RUNNING, health, null, null);
    }

    /** The task could not be started. */
    void failsToStart(Task task) {
        report(
                task,
                TaskStatus.STOPPED,
                ContainerStatus.STOPPED,
                HealthStatus.UNKNOWN,
                null,
                StopCode.TASK_FAILED_TO_START);
    }

    /** The task has ended, by itself or because it was to. */
    void ends(Task task) {
        report(task, TaskStatus.STOPPED, ContainerStatus.STOPPED, HealthStatus.UNKNOWN, 1, null);
    }

    private void report(
            Task task, TaskStatus status, ContainerStatus container, HealthStatus health, Integer code, StopCode why) {
        ContainerObservation app =
                new ContainerObservation("app", container, health, code, null, null, null, 0, List.of(), List.of());
        reports.taskObserved(new TaskObservation(
                task.taskArn(), status, List.of(app), null, null, why, why == null ? null : "Task failed to start"));
        timeline.runDue();
    }

    @Override
    public void start(TaskStart start) {}

    @Override
    public void observe(TaskStart start, List<ContainerObservation> last) {}

    @Override
    public void stop(TaskArn task) {}

    @Override
    public void forget(TaskArn task) {}

    @Override
    public void offer(ClusterArn cluster) {}

    @Override
    public void withdraw(ClusterArn cluster) {}
}
