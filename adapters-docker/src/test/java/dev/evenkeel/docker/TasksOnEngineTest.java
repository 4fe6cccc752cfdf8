package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.shell;
import static dev.evenkeel.docker.Definitions.start;
import static dev.evenkeel.docker.Definitions.web;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.ContainerStatus;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The life of tasks on a real engine. */
@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasksOnEngineTest {

    private World world;

    @BeforeAll
    void open() {
        world = new World();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void reportsTheWayFromPendingToStopped() {
        TaskStart task = start("bridge", shell("app", "trap 'exit 7' TERM; while :; do sleep 0.1; done"));

        world.run(task);
        world.backend.taskRuntime().stop(task.taskArn());
        TaskObservation stopped = world.awaitStopped(task.taskArn());

        List<TaskStatus> way = world.observations(task.taskArn()).stream()
                .map(TaskObservation::lastStatus)
                .distinct()
                .toList();
        assertEquals(List.of(TaskStatus.PENDING, TaskStatus.RUNNING, TaskStatus.STOPPING, TaskStatus.STOPPED), way);
        assertEquals(List.of(7), World.each(stopped, ContainerObservation::exitCode));
    }

    @Test
    void answersOnTheReportedPort() throws Exception {
        TaskStart task = start("bridge", web("web", "v1"));

        TaskObservation running = world.run(task);

        int port = Objects.requireNonNull(
                running.containers().get(0).networkBindings().get(0).hostPort());
        assertEquals("v1\n", Http.get(port));
        assertTrue(world.backend
                .workloadDriver()
                .orElseThrow()
                .answers(task.taskArn())
                .toCompletableFuture()
                .get());
    }

    @Test
    void startsAndStopsInTheOrderOfDependencies() {
        TaskStart task = start(
                "bridge",
                shell("app", "trap 'exit 0' TERM; while :; do sleep 0.1; done").after("db", "HEALTHY"),
                shell("db", "trap 'exit 0' TERM; while :; do sleep 0.1; done").health("true"),
                shell("setup", "exit 0").notEssential());

        world.run(task);
        world.backend.taskRuntime().stop(task.taskArn());
        world.awaitStopped(task.taskArn());

        TaskObservation appStarted = world.await(task.taskArn(), seen -> status(seen, 0) == ContainerStatus.RUNNING);
        assertEquals(HealthStatus.HEALTHY, appStarted.containers().get(1).health());
        TaskObservation dbStopped = world.await(task.taskArn(), seen -> status(seen, 1) == ContainerStatus.STOPPED);
        assertEquals(ContainerStatus.STOPPED, status(dbStopped, 0));
    }

    @Test
    void stopsATaskThatWaitsForWhatCanNeverCome() {
        TaskStart task = start(
                "bridge",
                shell("app", "sleep 60").after("setup", "SUCCESS"),
                shell("setup", "exit 3").notEssential());

        world.start(task);
        TaskObservation stopped = world.awaitStopped(task.taskArn());

        assertEquals(StopCode.TASK_FAILED_TO_START, stopped.stopCode());
        assertEquals(
                "TaskDependencyError: Task dependencies cannot be resolved, taskArn: " + task.taskArn(),
                stopped.stoppedReason());
        assertEquals(Arrays.asList(null, 3), World.each(stopped, ContainerObservation::exitCode));
    }

    @Test
    void saysWhenMemoryRanOut() {
        TaskStart task =
                start("bridge", shell("app", "x=a; while :; do x=$x$x; done").limits(0, 16));

        world.start(task);
        TaskObservation stopped = world.awaitStopped(task.taskArn());

        assertEquals(List.of(137), World.each(stopped, ContainerObservation::exitCode));
        assertEquals(
                List.of("OutOfMemoryError: Container killed due to memory usage"),
                World.each(stopped, ContainerObservation::reason));
    }

    @Test
    void reportsHealthAsItChanges() {
        TaskStart task = start(
                "bridge",
                shell("app", "touch /tmp/well; sleep 2; rm /tmp/well; sleep 60").health("test -f /tmp/well"));

        world.start(task);
        world.await(task.taskArn(), seen -> seen.containers().get(0).health() == HealthStatus.HEALTHY);
        TaskObservation sick =
                world.await(task.taskArn(), seen -> seen.containers().get(0).health() == HealthStatus.UNHEALTHY);

        assertEquals(TaskStatus.RUNNING, sick.lastStatus());
    }

    @Test
    void noticesAKilledContainerWithinASecond() throws Exception {
        TaskStart task = start("bridge", shell("app", "sleep 60"));
        TaskObservation running = world.run(task);

        Instant killed = Instant.now();
        Docker.run("kill", Objects.requireNonNull(running.containers().get(0).runtimeId()));
        TaskObservation stopped = world.awaitStopped(task.taskArn());

        assertTrue(Duration.between(killed, Instant.now()).toMillis() < 1000);
        assertEquals(List.of(137), World.each(stopped, ContainerObservation::exitCode));
        assertNull(stopped.stopCode());
    }

    @Test
    void noticesAContainerThatWasRemovedByOthers() throws Exception {
        TaskStart task = start("bridge", shell("app", "sleep 60"));
        TaskObservation running = world.run(task);

        Docker.run(
                "rm", "-f", Objects.requireNonNull(running.containers().get(0).runtimeId()));
        TaskObservation stopped = world.awaitStopped(task.taskArn());

        assertEquals(List.of(137), World.each(stopped, ContainerObservation::exitCode));
    }

    @Test
    void failsToStartFromAnUnknownImage() {
        TaskStart task = start("bridge", new Definitions.Container("app", "127.0.0.1:1/evenkeel/nowhere:1"));

        world.start(task);
        TaskObservation stopped = world.awaitStopped(task.taskArn());

        String reason = String.valueOf(stopped.containers().get(0).reason());
        assertEquals(StopCode.TASK_FAILED_TO_START, stopped.stopCode());
        assertEquals(reason, stopped.stoppedReason());
        assertTrue(reason.startsWith("CannotPullContainerError: Error response from daemon: "), reason);
    }

    @Test
    void failsToStartACommandThatIsNotThere() {
        TaskStart task =
                start("bridge", new Definitions.Container("app", "busybox:latest").command("/no/such/program"));

        world.start(task);
        TaskObservation stopped = world.awaitStopped(task.taskArn());

        assertEquals(StopCode.TASK_FAILED_TO_START, stopped.stopCode());
        assertTrue(String.valueOf(stopped.stoppedReason())
                .startsWith("CannotStartContainerError: Error response from daemon: "));
    }

    @Test
    void killsAContainerThatIgnoresItsStopSignal() {
        TaskStart task = start(
                "bridge",
                shell("app", "trap '' TERM; while :; do sleep 0.1; done").stopTimeout(1));
        world.run(task);

        Instant asked = Instant.now();
        world.backend.taskRuntime().stop(task.taskArn());
        TaskObservation stopped = world.awaitStopped(task.taskArn());

        long millis = Duration.between(asked, Instant.now()).toMillis();
        assertTrue(millis >= 1000 && millis < 5000, millis + " ms");
        assertEquals(List.of(137), World.each(stopped, ContainerObservation::exitCode));
    }

    @Test
    void startsOnceWhenAskedTwice() throws Exception {
        TaskStart task = start("bridge", shell("app", "sleep 60"));

        world.start(task);
        world.run(task);
        world.run(task);

        assertEquals(
                1, Docker.lines("ps", "-aq", "--filter", "label=" + label(task)).size());
    }

    @Test
    void stopsWhatIsStillStarting() throws Exception {
        TaskStart task = start("bridge", shell("app", "sleep 60"));

        world.start(task);
        world.backend.taskRuntime().stop(task.taskArn());
        TaskObservation stopped = world.awaitStopped(task.taskArn());

        assertEquals(List.of(ContainerStatus.STOPPED), World.each(stopped, ContainerObservation::status));
        assertEquals(List.of(), Docker.lines("ps", "-q", "--filter", "label=" + label(task)));
    }

    @Test
    void reportsAnUnknownTaskAsStopped() {
        TaskStart never = start("bridge", shell("app", "sleep 60"));

        world.backend.taskRuntime().stop(never.taskArn());
        TaskObservation stopped = world.awaitStopped(never.taskArn());

        assertEquals(
                new TaskObservation(never.taskArn(), TaskStatus.STOPPED, List.of(), null, null, null, null), stopped);
    }

    @Test
    void reportsATaskAsRunningHoweverShortItRan() {
        TaskStart task = start("none", shell("app", "exit 0"));

        world.start(task);
        world.awaitStopped(task.taskArn());

        List<TaskStatus> way = world.observations(task.taskArn()).stream()
                .map(TaskObservation::lastStatus)
                .toList();
        assertEquals(
                List.of(TaskStatus.PENDING, TaskStatus.RUNNING, TaskStatus.STOPPED),
                way.stream().distinct().toList());
    }

    @Test
    void leavesNothingOfAForgottenTask() throws Exception {
        TaskStart task = start("bridge", shell("app", "exit 0"));
        world.start(task);
        world.awaitStopped(task.taskArn());
        assertEquals(
                1, Docker.lines("ps", "-aq", "--filter", "label=" + label(task)).size());

        world.backend.taskRuntime().forget(task.taskArn());

        Docker.awaitLines(0, "ps", "-aq", "--filter", "label=" + label(task));
    }

    private static String label(TaskStart task) {
        return "com.amazonaws.ecs.task-arn=" + task.taskArn();
    }

    private static ContainerStatus status(TaskObservation seen, int container) {
        return seen.containers().get(container).status();
    }
}
