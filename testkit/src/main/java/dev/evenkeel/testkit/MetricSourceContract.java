package dev.evenkeel.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.MetricSource;
import dev.evenkeel.core.port.ResourceUse;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every {@link MetricSource} promises. A subclass opens one, with a task that runs. */
public abstract class MetricSourceContract {

    protected abstract MetricSource metrics();

    /** A task that has run long enough to be measured. */
    protected abstract TaskArn runningTask();

    /** Another one, which computes all the time. */
    protected abstract TaskArn busyTask();

    /** A task that has stopped. */
    protected abstract TaskArn stoppedTask();

    @Test
    void measuresWhatRuns() {
        TaskArn task = runningTask();

        ResourceUse use = Objects.requireNonNull(metrics().use(List.of(task)).get(task));

        assertTrue(use.cpuUnits() >= 0 && use.memoryMiB() > 0, use.toString());
    }

    @Test
    void tellsTasksApart() {
        TaskArn idle = runningTask();
        TaskArn busy = busyTask();

        SortedMap<TaskArn, ResourceUse> use = metrics().use(List.of(idle, busy));

        assertEquals(new TreeSet<>(List.of(idle, busy)), use.keySet());
        double difference = Objects.requireNonNull(use.get(busy)).cpuUnits()
                - Objects.requireNonNull(use.get(idle)).cpuUnits();
        assertTrue(difference > 10, use.toString());
    }

    @Test
    void leavesOutTaskThatItDoesNotKnow() {
        TaskArn unknown = Starts.SCOPE.task("default", "f".repeat(32));

        assertEquals(new TreeMap<>(), metrics().use(List.of(unknown)));
    }

    @Test
    void leavesOutTaskThatHasStopped() {
        TaskArn stopped = stoppedTask();

        assertEquals(new TreeMap<>(), metrics().use(List.of(stopped)));
    }
}
