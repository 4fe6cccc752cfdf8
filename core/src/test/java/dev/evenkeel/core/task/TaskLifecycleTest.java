package dev.evenkeel.core.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.evenkeel.core.fake.Matrix;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

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

    /** A row for each status, a column for each that may be seen; "same" where nothing changes. */
    private static final Matrix STATUSES = Matrix.of("""
                           | PROVISIONING   | PENDING        | ACTIVATING     | RUNNING        | DEACTIVATING   | STOPPING       | DEPROVISIONING | STOPPED
            PROVISIONING   | same           | PENDING        | ACTIVATING     | RUNNING        | DEACTIVATING   | STOPPING       | DEPROVISIONING | STOPPED
            PENDING        | same           | same           | ACTIVATING     | RUNNING        | DEACTIVATING   | STOPPING       | DEPROVISIONING | STOPPED
            ACTIVATING     | same           | same           | same           | RUNNING        | DEACTIVATING   | STOPPING       | DEPROVISIONING | STOPPED
            RUNNING        | same           | same           | same           | same           | DEACTIVATING   | STOPPING       | DEPROVISIONING | STOPPED
            DEACTIVATING   | same           | same           | same           | same           | same           | STOPPING       | DEPROVISIONING | STOPPED
            STOPPING       | same           | same           | same           | same           | same           | same           | DEPROVISIONING | STOPPED
            DEPROVISIONING | same           | same           | same           | same           | same           | same           | same           | STOPPED
            STOPPED        | same           | same           | same           | same           | same           | same           | same           | same
            """);

    @TestFactory
    Stream<DynamicTest> movesForwardAndNeverBack() {
        List<String> all =
                Arrays.stream(TaskStatus.values()).map(TaskStatus::name).toList();
        assertEquals(List.of(all, all), List.of(STATUSES.rows(), STATUSES.columns()));
        return STATUSES.tests((now, seen) -> {
            TaskProgress before = liveAt(TaskStatus.valueOf(now));

            TaskProgress after = TaskLifecycle.observe(before, DEFINITION, seen(TaskStatus.valueOf(seen)), NOW);

            return after.equals(before) ? "same" : after.lastStatus().name();
        });
    }

    /** What a task is wanted to be, and what is heard of it or asked: what it is wanted to be then, and why it stopped. */
    private static final Matrix WANTED = Matrix.of("""
                    | stop by user           | stop by scheduler                 | essential exits                  | fails to start                 | is seen STOPPED | is seen RUNNING
            RUNNING | STOPPED USER_INITIATED | STOPPED SERVICE_SCHEDULER_INITIATED | STOPPED ESSENTIAL_CONTAINER_EXITED | STOPPED TASK_FAILED_TO_START | STOPPED TASK_FAILED_TO_START | RUNNING null
            STOPPED | STOPPED USER_INITIATED | STOPPED USER_INITIATED            | STOPPED USER_INITIATED           | STOPPED USER_INITIATED       | STOPPED USER_INITIATED | STOPPED USER_INITIATED
            """);

    @TestFactory
    Stream<DynamicTest> isToStopForTheFirstReasonThereIs() {
        return WANTED.tests((wanted, what) -> {
            TaskProgress before = at(TaskStatus.PENDING);
            if (wanted.equals("STOPPED")) {
                before = before.stopping(StopCode.USER_INITIATED, "Task stopped by user", NOW);
            }

            TaskProgress after = switch (what) {
                case "stop by user" -> before.stopping(StopCode.USER_INITIATED, "Task stopped by user", NOW);
                case "stop by scheduler" -> before.stopping(StopCode.SERVICE_SCHEDULER_INITIATED, "Scaling", NOW);
                case "essential exits" ->
                    TaskLifecycle.observe(
                            before,
                            DEFINITION,
                            seen(TaskStatus.STOPPED, container("app", ContainerStatus.STOPPED)),
                            NOW);
                case "fails to start" ->
                    TaskLifecycle.observe(
                            before,
                            DEFINITION,
                            new TaskObservation(
                                    ARN,
                                    TaskStatus.STOPPED,
                                    List.of(),
                                    null,
                                    null,
                                    StopCode.TASK_FAILED_TO_START,
                                    "no"),
                            NOW);
                case "is seen STOPPED" -> TaskLifecycle.observe(before, DEFINITION, seen(TaskStatus.STOPPED), NOW);
                default -> TaskLifecycle.observe(before, DEFINITION, seen(TaskStatus.RUNNING), NOW);
            };

            return after.desiredStatus() + " " + after.stopCode();
        });
    }

    /** A task that has come so far in the usual way. */
    private static TaskProgress liveAt(TaskStatus status) {
        TaskProgress progress = at(TaskStatus.PROVISIONING);
        for (TaskStatus next : TaskStatus.values()) {
            if (next.compareTo(status) <= 0) {
                progress = TaskLifecycle.observe(progress, DEFINITION, seen(next), NOW);
            }
        }
        return progress;
    }

    /** When it came to run and when it stopped go with the status; a task that never ran has no start. */
    @Test
    void notesWhenItStartedAndStopped() {
        for (TaskStatus from : TaskStatus.values()) {
            for (TaskStatus to : TaskStatus.values()) {
                boolean forward = to.compareTo(from) >= 0;

                TaskProgress after = TaskLifecycle.observe(at(from), DEFINITION, seen(to), NOW);

                assertEquals(
                        (forward && to == TaskStatus.RUNNING ? "started " : "")
                                + (forward && to == TaskStatus.STOPPED ? "stopped" : ""),
                        (after.startedAt() == null ? "" : "started ") + (after.stoppedAt() == null ? "" : "stopped"),
                        from + " seen " + to);
            }
        }
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

    @Test
    void aTaskThatItsRuntimeNoLongerKnowsIsOverForAReason() {
        TaskProgress ran = TaskLifecycle.observe(at(TaskStatus.PENDING), DEFINITION, seen(TaskStatus.RUNNING), NOW);

        TaskProgress ended = TaskLifecycle.observe(ran, DEFINITION, seen(TaskStatus.STOPPED), NOW);
        TaskProgress neverRan =
                TaskLifecycle.observe(at(TaskStatus.PENDING), DEFINITION, seen(TaskStatus.STOPPED), NOW);

        assertEquals(
                List.of(
                        "ESSENTIAL_CONTAINER_EXITED Essential container in task exited",
                        "TASK_FAILED_TO_START Task failed to start"),
                Stream.of(ended, neverRan)
                        .map(progress -> progress.stopCode() + " " + progress.stoppedReason())
                        .toList());
    }
}
