package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.definition;
import static dev.evenkeel.docker.Definitions.shell;
import static dev.evenkeel.docker.Definitions.start;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is ours, what is not, and what is refused; on a real engine. */
@NeedsEngine
class SafetyOnEngineTest {

    @Test
    void refusesPrivilegedContainersUnlessAllowed() {
        try (World world = new World()) {
            TaskStart task = start("bridge", shell("app", "sleep 60").privileged());

            world.start(task);
            TaskObservation stopped = world.awaitStopped(task.taskArn());

            assertEquals(StopCode.TASK_FAILED_TO_START, stopped.stopCode());
            assertEquals(
                    "CannotCreateContainerError: privileged container app is refused; "
                            + "allow it with the docker option allow=privileged",
                    stopped.stoppedReason());
        }
    }

    @Test
    void mountsAFolderOfTheHostWhenAllowed() throws Exception {
        try (World world = new World("allow=host-paths")) {
            Map<String, Object> volumes = Map.of(
                    "volumes", List.of(Map.of("name", "data", "host", Map.of("sourcePath", "/proc/sys/kernel"))));
            TaskStart task = start(
                    definition(
                            null, null, null, volumes, shell("app", "sleep 60").mount("data", "/data")),
                    null);

            TaskObservation running = world.run(task);

            String id = Objects.requireNonNull(running.containers().get(0).runtimeId());
            assertEquals("Linux\n", Docker.run("exec", id, "cat", "/data/ostype"));
        }
    }

    @Test
    void leavesContainersRunningAndTakesThemOverLater() throws Exception {
        TaskStart task = start("bridge", shell("app", "sleep 60"));
        String owner;
        String id;
        try (World first = new World("cleanup=false")) {
            owner = first.owner;
            id = Objects.requireNonNull(first.run(task).containers().get(0).runtimeId());
        }

        try (World second = new World("owner=" + owner)) {
            TaskObservation running = second.run(task);

            assertEquals(TaskStatus.RUNNING, running.lastStatus());
            assertEquals(id, running.containers().get(0).runtimeId());
        }
        assertEquals(List.of(), Docker.lines("ps", "-aq", "--filter", "label=dev.evenkeel.owner=" + owner));
    }

    @Test
    void leavesNothingBehindWhenClosedInTheMiddleOfStarts() throws Exception {
        String owner;
        try (World world = new World()) {
            owner = world.owner;
            for (int task = 0; task < 12; task++) {
                world.start(start("awsvpc", shell("one", "sleep 60"), shell("two", "sleep 60")));
            }
            world.awaitTasks(3);
        }

        Docker.assertStaysEmpty(Duration.ofSeconds(1), "ps", "-aq", "--filter", "label=dev.evenkeel.owner=" + owner);
    }

    @Test
    void stopsWhatAnEarlierLifeLeftRunning() throws Exception {
        TaskStart task = start("bridge", shell("app", "sleep 60"));
        String owner;
        try (World first = new World("cleanup=false")) {
            owner = first.owner;
            first.run(task);
        }

        try (World second = new World("owner=" + owner)) {
            second.backend.taskRuntime().stop(task.taskArn());
            second.awaitStopped(task.taskArn());

            assertEquals(List.of(), Docker.lines("ps", "-aq", "--filter", "label=dev.evenkeel.owner=" + owner));
        }
    }

    @Test
    void touchesNoContainerOfAnotherOwner() throws Exception {
        try (World one = new World()) {
            TaskStart task = start("bridge", shell("app", "sleep 60"));
            String id;
            try (World other = new World()) {
                id = Objects.requireNonNull(one.run(task).containers().get(0).runtimeId());
                other.backend.taskRuntime().stop(task.taskArn());
                other.awaitStopped(task.taskArn());
                other.backend.taskRuntime().forget(task.taskArn());
            }

            assertEquals("true\n", Docker.run("inspect", "-f", "{{.State.Running}}", id));
        }
    }

    @Test
    void offersTheMachineToEachCluster() {
        try (World world = new World("cpu=1536", "memory=2048")) {
            world.backend.capacityPool().offer(Definitions.SCOPE.cluster("one"));
            world.backend.capacityPool().offer(Definitions.SCOPE.cluster("two"));

            InstanceObservation first =
                    world.awaitInstance(seen -> seen.clusterArn().name().equals("one"));
            InstanceObservation second =
                    world.awaitInstance(seen -> seen.clusterArn().name().equals("two"));

            assertEquals(
                    List.of(1536, 2048, true, true),
                    List.of(first.registered().cpu(), first.registered().memory(), first.connected(), first.present()));
            assertEquals(first.hostId(), second.hostId());
        }
    }
}
