package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.shell;
import static dev.evenkeel.docker.Definitions.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would let a container out of itself reaches no real engine until it is allowed, and what is there without being asked for. */
@NeedsEngine
class RefusalsOnEngineTest {

    @Test
    void nothingThatLetsAContainerOutIsMadeUnlessItIsAllowedByName() throws Exception {
        Map<String, TaskDefinition> refused = new TreeMap<>();
        refused.put(
                "network mode host is refused; allow it with the docker option allow=host-network",
                TaskJson.task("{'networkMode': 'host', 'containerDefinitions': [APP]}"));
        refused.put(
                "pidMode host is refused; allow it with the docker option allow=host-pid",
                TaskJson.task("{'pidMode': 'host', 'containerDefinitions': [APP]}"));
        refused.put(
                "ipcMode host is refused; allow it with the docker option allow=host-ipc",
                TaskJson.task("{'ipcMode': 'host', 'containerDefinitions': [APP]}"));
        refused.put(
                "privileged container app is refused; allow it with the docker option allow=privileged",
                TaskJson.container("'privileged': true"));
        refused.put(
                "capability NET_ADMIN of container app is refused; allow it with the docker option allow=capabilities",
                TaskJson.container("'linuxParameters': {'capabilities': {'add': ['NET_ADMIN']}}"));
        refused.put(
                "device /dev/mem of container app is refused; allow it with the docker option allow=devices",
                TaskJson.container("'linuxParameters': {'devices': [{'hostPath': '/dev/mem'}]}"));
        refused.put(
                "security option seccomp=unconfined of container app is refused; allow it with the docker option"
                        + " allow=security-options",
                TaskJson.container("'dockerSecurityOptions': ['seccomp=unconfined']"));
        Map<String, String> seen = new TreeMap<>();
        Map<String, String> expected = new TreeMap<>();
        try (World world = new World()) {
            refused.forEach((reason, definition) -> {
                TaskStart task = world.start(Definitions.start(definition, null));
                TaskObservation stopped = world.awaitStopped(task.taskArn());
                expected.put(reason, StopCode.TASK_FAILED_TO_START + " CannotCreateContainerError: " + reason);
                seen.put(reason, stopped.stopCode() + " " + stopped.stoppedReason());
            });

            assertEquals(expected, seen);
            assertEquals(List.of(), Docker.lines("ps", "-aq", "--filter", "label=dev.evenkeel.owner=" + world.owner));
        }
    }

    @Test
    void theEnginesSocketIsMountedByNoTrickThoughAllFoldersAreAllowed(@TempDir Path folder) throws Exception {
        Path real = folder.toRealPath();
        Path link = Files.createSymbolicLink(real.resolve("link"), Path.of("/var/run/docker.sock"));
        Path outside = Files.createSymbolicLink(real.resolve("outside"), Path.of("/var/run"));
        List<String> volumes = List.of(
                "'host': {'sourcePath': '/var/run/docker.sock'}",
                "'host': {'sourcePath': '/run/docker.sock'}",
                "'host': {'sourcePath': '/var/run'}",
                "'host': {'sourcePath': '/run/./docker.sock'}",
                "'host': {'sourcePath': '/'}",
                "'host': {'sourcePath': '" + link + "'}",
                "'host': {'sourcePath': '" + outside + "'}",
                "'host': {'sourcePath': '" + outside + "/docker.sock'}",
                "'dockerVolumeConfiguration': {'scope': 'task', 'driverOpts':"
                        + " {'type': 'none', 'o': 'bind', 'device': '/var/run/docker.sock'}}",
                "'dockerVolumeConfiguration': {'scope': 'task', 'driverOpts':"
                        + " {'type': 'none', 'o': 'ro,rbind', 'device': '" + link + "'}}");
        try (World world = new World("allow=host-paths")) {
            List<String> passed = new ArrayList<>();
            for (String volume : volumes) {
                TaskStart task = world.start(Definitions.start(TaskJson.mounting(volume), null));
                String reason =
                        String.valueOf(world.awaitStopped(task.taskArn()).stoppedReason());
                if (!reason.startsWith("CannotCreateVolumeError: ") || !reason.contains("allow=docker-socket")) {
                    passed.add(volume + ": " + reason);
                }
            }

            assertEquals(List.of(), passed);
            assertEquals(List.of(), Docker.lines("ps", "-aq", "--filter", "label=dev.evenkeel.owner=" + world.owner));
        } finally {
            Files.delete(link);
            Files.delete(outside);
        }
    }

    @Test
    void everyContainerIsKeptFromGainingPrivilegesAndFromTakingAllProcesses() throws Exception {
        try (World world = new World()) {
            TaskObservation task = world.run(start("bridge", shell("app", "sleep 60")));

            assertEquals("NoNewPrivs:\t1\n", LookInside.of(task, "app", "grep NoNewPrivs /proc/self/status"));
            assertEquals(
                    "4096\n",
                    LookInside.of(
                            task,
                            "app",
                            "cat /sys/fs/cgroup/pids.max 2>/dev/null || cat /sys/fs/cgroup/pids/pids.max"));
        }
    }

    @Test
    void noLimitExceedsWhatTheInstanceOffers() throws Exception {
        try (World world = new World("cpu=256", "memory=64")) {
            TaskObservation container =
                    world.run(start("bridge", shell("app", "sleep 60").limits(100_000, 100_000)));
            TaskObservation task = world.run(start("bridge", "100000", "100000", shell("app", "sleep 60")));

            // Bytes of memory, and thousandths of a processor.
            assertEquals("67108864 250", LimitsOnEngineTest.granted(container, 0));
            assertEquals("67108864 250", LimitsOnEngineTest.granted(task, 0));
        }
    }

    @Test
    void containersOfOthersThatCarryOurNameOrEcssLabelsAreLeftAlone() throws Exception {
        String foreign = "";
        String labelled = "";
        try (World world = new World()) {
            TaskStart task = start("bridge", shell("app", "sleep 60"));
            String name = Docker.run("inspect", "-f", "{{.Name}}", LookInside.id(world.run(task), "app"))
                    .strip()
                    .substring(1);
            world.backend.taskRuntime().forget(task.taskArn());
            Docker.awaitLines(0, "ps", "-aq", "--filter", "name=" + name);
            foreign = Docker.run("create", "--name", name, "busybox:latest").strip();
            labelled = Docker.run(
                            "run",
                            "-d",
                            "--label",
                            "com.amazonaws.ecs.task-arn=" + task.taskArn(),
                            "--label",
                            "com.amazonaws.ecs.container-name=app",
                            "busybox:latest",
                            "sleep",
                            "60")
                    .strip();

            world.start(task);
            String reason = String.valueOf(
                    world.observations(task.taskArn()).isEmpty()
                            ? ""
                            : world.await(task.taskArn(), seen -> seen.stopCode() == StopCode.TASK_FAILED_TO_START)
                                    .stoppedReason());
            world.backend.taskRuntime().stop(task.taskArn());
            world.backend.taskRuntime().forget(task.taskArn());

            assertEquals(
                    "CannotCreateContainerError: a container named " + name
                            + " is there already and is not Evenkeel's; remove or rename it",
                    reason);
        } finally {
            assertEquals("created\n", Docker.run("inspect", "-f", "{{.State.Status}}", foreign));
            assertEquals("running\n", Docker.run("inspect", "-f", "{{.State.Status}}", labelled));
            Docker.run("rm", "-f", foreign, labelled);
        }
    }

    @Test
    void twoOwnersWithTheSameTasksHaveContainersVolumesAndNetworksOfTheirOwn() throws Exception {
        TaskStart task = TaskJson.start("""
                {'networkMode': 'awsvpc', 'containerDefinitions': [
                  {'name': 'app', 'image': 'busybox:latest', 'memory': 16, 'command': ['sleep', '60'], 'stopTimeout': 1,
                   'mountPoints': [{'sourceVolume': 'v', 'containerPath': '/data'}]}], 'volumes': [{'name': 'v'}]}
                """);
        try (World one = new World("names=all");
                World two = new World("names=all")) {
            TaskObservation first = one.run(task);
            TaskObservation second = two.run(task);
            LookInside.of(first, "app", "echo one >/data/x");
            one.backend.taskRuntime().stop(task.taskArn());
            one.awaitStopped(task.taskArn());
            one.backend.taskRuntime().forget(task.taskArn());
            Docker.awaitLines(0, "volume", "ls", "-q", "--filter", "label=dev.evenkeel.owner=" + one.owner);

            assertTrue(!LookInside.id(first, "app").equals(LookInside.id(second, "app")));
            assertEquals("", LookInside.of(second, "app", "ls /data"));
        }
    }
}
