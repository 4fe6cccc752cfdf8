package dev.evenkeel.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class TaskLifecycleTest {
    private static final TaskArn ARN = new TaskArn("arn:aws:ecs:us-east-1:123456789012:task/default/" + "a".repeat(32));
    private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");
    private static final ContainerDefinition SIDECAR =
            Records.with(Region.container(), "name", "side", "essential", false);
    private static final TaskDefinition DEFINITION = Records.of(
            TaskDefinition.class, "family", "app", "containerDefinitions", List.of(Region.container(), SIDECAR));

    private static ContainerObservation container(String name, ContainerStatus status) {
        return Records.with(ContainerObservation.pending(name), "status", status);
    }

    private static TaskProgress at(TaskStatus status) {
        return TaskProgress.created(
                status, List.of(container("app", ContainerStatus.PENDING), container("side", ContainerStatus.PENDING)));
    }

    private static TaskObservation seen(TaskStatus status, ContainerObservation... containers) {
        return new TaskObservation(ARN, status, List.of(containers), null, null, null, null);
    }

    /**
     * Every status against every status seen. Forward is taken, back is late, the same is nothing new; what is not in the
     * map follows that rule, and the map names the two kinds of moves that do more.
     */
    @Test
    void movesForwardAndNeverBack() {
        SortedMap<String, String> special = new TreeMap<>();
        for (TaskStatus from : TaskStatus.values()) {
            special.put(from + ">STOPPED", "STOPPED wants STOPPED, stopped");
            if (from.compareTo(TaskStatus.RUNNING) < 0) {
                special.put(from + ">RUNNING", "RUNNING wants RUNNING, started");
            }
        }
        special.put("RUNNING>RUNNING", "RUNNING wants RUNNING, started");

        for (TaskStatus from : TaskStatus.values()) {
            for (TaskStatus to : TaskStatus.values()) {
                TaskStatus later = to.compareTo(from) >= 0 ? to : from;
                String expected = special.getOrDefault(from + ">" + to, later + " wants RUNNING");

                TaskProgress after = TaskLifecycle.observe(at(from), DEFINITION, seen(to), NOW);

                assertEquals(expected, readable(after), from + " seen " + to);
            }
        }
    }

    private static String readable(TaskProgress progress) {
        return progress.lastStatus()
                + " wants " + progress.desiredStatus()
                + (progress.startedAt() == null ? "" : ", started")
                + (progress.stoppedAt() == null ? "" : ", stopped");
    }

    @Test
    void growsItsVersionWithEachChangeOnly() {
        TaskProgress before = at(TaskStatus.PENDING);

        TaskProgress once = TaskLifecycle.observe(before, DEFINITION, seen(TaskStatus.RUNNING), NOW);
        TaskProgress twice = TaskLifecycle.observe(once, DEFINITION, seen(TaskStatus.RUNNING), NOW.plusSeconds(9));
        TaskProgress late = TaskLifecycle.observe(twice, DEFINITION, seen(TaskStatus.PENDING), NOW.plusSeconds(9));

        assertEquals(2, once.version());
        assertSame(once, twice);
        assertSame(once, late);
    }

    @Test
    void keepsContainersFromMovingBack() {
        TaskProgress before = TaskLifecycle.observe(
                at(TaskStatus.PENDING),
                DEFINITION,
                seen(
                        TaskStatus.PENDING,
                        container("app", ContainerStatus.RUNNING),
                        container("side", ContainerStatus.STOPPED)),
                NOW);

        TaskProgress after = TaskLifecycle.observe(
                before,
                DEFINITION,
                seen(
                        TaskStatus.PENDING,
                        container("app", ContainerStatus.PENDING),
                        container("side", ContainerStatus.RUNNING)),
                NOW);

        assertSame(before, after);
    }

    @Test
    void saysThatAnEssentialContainerExited() {
        ContainerObservation dead = Records.with(container("app", ContainerStatus.STOPPED), "exitCode", 1);

        TaskProgress after = TaskLifecycle.observe(
                at(TaskStatus.RUNNING),
                DEFINITION,
                seen(TaskStatus.STOPPED, dead, container("side", ContainerStatus.STOPPED)),
                NOW);

        assertEquals(
                new TaskProgress(
                        DesiredStatus.STOPPED,
                        TaskStatus.STOPPED,
                        HealthStatus.UNKNOWN,
                        List.of(dead, container("side", ContainerStatus.STOPPED)),
                        null,
                        null,
                        null,
                        NOW,
                        NOW,
                        NOW,
                        StopCode.ESSENTIAL_CONTAINER_EXITED,
                        "Essential container in task exited",
                        2),
                after);
    }

    @Test
    void letsATaskGoOnWithoutAContainerThatIsNotEssential() {
        TaskProgress after = TaskLifecycle.observe(
                at(TaskStatus.RUNNING),
                DEFINITION,
                seen(
                        TaskStatus.RUNNING,
                        container("app", ContainerStatus.RUNNING),
                        container("side", ContainerStatus.STOPPED)),
                NOW);

        assertEquals(DesiredStatus.RUNNING, after.desiredStatus());
        assertEquals(Optional.empty(), TaskLifecycle.essentialExited(DEFINITION, after.containers()));
    }

    @Test
    void keepsTheFirstReasonToStop() {
        TaskProgress asked = at(TaskStatus.RUNNING).stopping(StopCode.USER_INITIATED, "Task stopped by user", NOW);

        TaskProgress after = TaskLifecycle.observe(
                asked,
                DEFINITION,
                new TaskObservation(
                        ARN, TaskStatus.STOPPED, List.of(), null, null, StopCode.TASK_FAILED_TO_START, "other"),
                NOW.plusSeconds(3));

        assertEquals(StopCode.USER_INITIATED, after.stopCode());
        assertEquals("Task stopped by user", after.stoppedReason());
        assertEquals(NOW, after.stoppingAt());
        assertEquals(NOW.plusSeconds(3), after.stoppedAt());
    }
}
