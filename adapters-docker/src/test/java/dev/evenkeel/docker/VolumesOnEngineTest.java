package dev.evenkeel.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.TaskStatus;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Volumes on a real engine, from inside of the containers that mount them. */
@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VolumesOnEngineTest {

    private World world;
    private Path root;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        root = folder.toRealPath();
        world = new World("volume-roots=" + root);
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void sharesAVolumeOfTheTaskAmongItsContainersAndRemovesItWithTheTask() throws Exception {
        TaskStart start = TaskJson.start("""
                {'containerDefinitions': [
                  {'name': 'writer', 'image': 'busybox:latest', 'memory': 16, 'essential': false,
                   'command': ['sh', '-c', 'echo hello >/out/file'],
                   'mountPoints': [{'sourceVolume': 'scratch', 'containerPath': '/out'}]},
                  {'name': 'reader', 'image': 'busybox:latest', 'memory': 16, 'command': ['sleep', '60'], 'stopTimeout': 1,
                   'dependsOn': [{'containerName': 'writer', 'condition': 'SUCCESS'}],
                   'mountPoints': [{'sourceVolume': 'scratch', 'containerPath': '/in', 'readOnly': true}]},
                  {'name': 'follower', 'image': 'busybox:latest', 'memory': 16, 'command': ['sleep', '60'], 'stopTimeout': 1,
                   'volumesFrom': [{'sourceContainer': 'writer', 'readOnly': true}]}],
                 'volumes': [{'name': 'scratch'}]}
                """);
        TaskObservation task = world.run(start);
        List<String> mine =
                List.of("volume", "ls", "-q", "--filter", "label=com.amazonaws.ecs.task-arn=" + start.taskArn());

        assertEquals(
                "hello\nread-only\n",
                LookInside.of(task, "reader", "cat /in/file; touch /in/x 2>/dev/null || echo read-only"));
        assertEquals(
                "hello\nread-only\n",
                LookInside.of(task, "follower", "cat /out/file; touch /out/x 2>/dev/null || echo read-only"));
        assertEquals(1, Docker.lines(mine.toArray(String[]::new)).size());

        world.backend.taskRuntime().stop(start.taskArn());
        world.awaitStopped(start.taskArn());
        world.backend.taskRuntime().forget(start.taskArn());

        Docker.awaitLines(0, mine.toArray(String[]::new));
    }

    @Test
    void provisionsASharedVolumeThatOutlivesItsTasks() throws Exception {
        String name = "evenkeel-test-" + UUID.randomUUID().toString().substring(0, 8);
        String definition = """
                {'containerDefinitions': [{'name': 'app', 'image': 'busybox:latest', 'memory': 16,
                   'command': ['sh', '-c', 'echo again >>/data/file; trap exit TERM; sleep 60 & wait'],
                   'mountPoints': [{'sourceVolume': 'NAME', 'containerPath': '/data'}]}],
                 'volumes': [{'name': 'NAME', 'dockerVolumeConfiguration': {'scope': 'shared', 'autoprovision': true,
                   'driver': 'local', 'driverOpts': {'type': 'tmpfs', 'device': 'tmpfs', 'o': 'size=1m'},
                   'labels': {'team': 'blue'}}}]}
                """.replace("NAME", name);
        try {
            TaskStart first = TaskJson.start(definition);
            TaskObservation one = world.run(first);
            TaskObservation two = world.run(TaskJson.start(definition));

            assertEquals(
                    "again\nagain\n",
                    LookInside.of(
                            two, "app", "while [ $(wc -l </data/file) -lt 2 ]; do sleep 0.1; done; cat /data/file"));
            assertTrue(LookInside.of(one, "app", "grep ' /data ' /proc/mounts").contains("size=1024k"));
            world.backend.taskRuntime().stop(first.taskArn());
            world.awaitStopped(first.taskArn());
            world.backend.taskRuntime().forget(first.taskArn());
            assertEquals(
                    List.of(name),
                    Docker.lines("volume", "ls", "-q", "--filter", "label=team=blue", "--filter", "name=" + name));
            world.backend.taskRuntime().forget(two.taskArn());
            Docker.awaitLines(0, "ps", "-aq", "--filter", "volume=" + name);
        } finally {
            Docker.run("volume", "rm", "-f", name);
        }
    }

    @Test
    void failsForASharedVolumeThatNobodyMade() {
        TaskStart start = TaskJson.start("""
                {'containerDefinitions': [APP_MOUNTING], 'volumes': [{'name': 'no-such-volume',
                   'dockerVolumeConfiguration': {'scope': 'shared', 'autoprovision': false}}]}
                """.replace(
                        "APP_MOUNTING",
                        TaskJson.app("'mountPoints': [{'sourceVolume': 'no-such-volume', 'containerPath': '/data'}]")));

        world.start(start);
        TaskObservation stopped = world.awaitStopped(start.taskArn());

        assertEquals(StopCode.TASK_FAILED_TO_START, stopped.stopCode());
        assertEquals(
                "CannotCreateVolumeError: Error response from daemon: get no-such-volume: no such volume",
                stopped.stoppedReason());
    }

    @Test
    void removesTheVolumesOfTasksThatNobodyKnowsAnyMore() throws Exception {
        String definition = """
                {'containerDefinitions': [{'name': 'app', 'image': 'busybox:latest', 'memory': 16, 'command': ['sleep', '60'],
                   'mountPoints': [{'sourceVolume': 'scratch', 'containerPath': '/data'}]}],
                 'volumes': [{'name': 'scratch', 'dockerVolumeConfiguration': {'scope': 'task'}}]}
                """;
        TaskStart running = TaskJson.start(definition);
        TaskStart containerless = TaskJson.start(definition);
        TaskStart known = TaskJson.start(definition);
        String owner;
        try (World before = new World("cleanup=false")) {
            owner = before.owner;
            before.run(running);
            before.run(known);
            Docker.run("rm", "-f", LookInside.id(before.run(containerless), "app"));
        }
        List<String> volumes = List.of("volume", "ls", "-q", "--filter", "label=dev.evenkeel.owner=" + owner);
        assertEquals(3, Docker.lines(volumes.toArray(String[]::new)).size());

        try (World after = new World("owner=" + owner)) {
            after.backend.taskRuntime().observe(known, List.of());
            after.backend.taskRuntime().observeOthers(List.of());
            after.await(running.taskArn(), seen -> seen.lastStatus() == TaskStatus.RUNNING);
            after.backend.taskRuntime().stop(running.taskArn());
            after.awaitStopped(running.taskArn());

            Docker.awaitLines(1, volumes.toArray(String[]::new));
            assertEquals("known\n", LookInside.of(after.run(known), "app", "echo known >/data/x; cat /data/x"));
        }
    }

    @Test
    void mountsAFolderBelowAnAllowedRootAndNoOther() throws Exception {
        Files.writeString(Files.createDirectories(root.resolve("data")).resolve("file"), "from the host");
        Files.createSymbolicLink(root.resolve("way-out"), Path.of("/etc"));

        TaskObservation inside = world.run(Definitions.start(folder(root + "/data"), null));
        TaskStart outside = world.start(Definitions.start(folder(root + "/way-out"), null));
        TaskStart bound = world.start(Definitions.start(
                TaskJson.mounting("'dockerVolumeConfiguration': {'scope': 'task', 'driverOpts':"
                        + " {'type': 'none', 'o': 'rw,bind', 'device': '/etc'}}"),
                null));

        assertEquals("from the host", LookInside.of(inside, "app", "cat /data/file"));
        assertEquals(
                "CannotCreateVolumeError: the folder " + root
                        + "/way-out, which is /etc, is not below an allowed one; name one"
                        + " with the docker option volume-roots, or allow any with allow=host-paths",
                world.awaitStopped(outside.taskArn()).stoppedReason());
        assertEquals(
                "CannotCreateVolumeError: the folder /etc is not below an allowed one; name one"
                        + " with the docker option volume-roots, or allow any with allow=host-paths",
                world.awaitStopped(bound.taskArn()).stoppedReason());
        Files.delete(root.resolve("way-out"));
    }

    private static TaskDefinition folder(String path) {
        return TaskJson.mounting("'host': {'sourcePath': '" + path + "'}");
    }
}
