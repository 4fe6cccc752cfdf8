package dev.evenkeel.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.StopCode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tasks that misbehave or cannot be: each ends with ECS's words for it, and nothing of it is left or hangs. */
@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HardCasesOnEngineTest {

    private final List<TaskArn> started = new ArrayList<>();
    private World world;

    @BeforeAll
    void open() {
        world = new World("allow=privileged");
    }

    @AfterAll
    void close() {
        world.close();
    }

    /** What a test started is forgotten here, and has to be gone then. */
    @AfterEach
    void leaveNothing() throws Exception {
        started.forEach(task -> world.backend.taskRuntime().forget(task));
        started.clear();
        String ours = "label=dev.evenkeel.owner=" + world.owner;
        Docker.awaitLines(0, "ps", "-aq", "--filter", ours);
        Docker.awaitLines(0, "volume", "ls", "-q", "--filter", ours);
    }

    @Test
    void killsWhatIgnoresItsStopSignalWhenItsTimeIsUp() {
        TaskStart task = TaskJson.start("""
                {'containerDefinitions': [{'name': 'app', 'image': 'busybox:latest', 'memory': 16, 'stopTimeout': 1,
                  'command': ['sh', '-c', 'trap : TERM INT; while :; do sleep 1; done']}]}
                """);
        run(task);

        Instant asked = Instant.now();
        world.backend.taskRuntime().stop(task.taskArn());
        TaskObservation stopped = world.awaitStopped(task.taskArn());

        long millis = Duration.between(asked, Instant.now()).toMillis();
        assertTrue(millis >= 1000 && millis < 6000, millis + " ms");
        assertEquals(List.of(137), World.each(stopped, ContainerObservation::exitCode));
    }

    @Test
    void takesAHealthCheckThatHangsForAFailedOne() throws Exception {
        TaskStart start = TaskJson.start("{'containerDefinitions': ["
                + TaskJson.app(
                        "'healthCheck': {'command': ['CMD-SHELL', 'sleep 1000'], 'interval': 1, 'timeout': 1, 'retries': 1}")
                + "]}");

        start(start);
        TaskObservation sick =
                world.await(start.taskArn(), seen -> seen.containers().get(0).health() == HealthStatus.UNHEALTHY);
        world.backend.taskRuntime().stop(start.taskArn());
        TaskObservation stopped = world.awaitStopped(start.taskArn());

        assertEquals(HealthStatus.UNHEALTHY, sick.containers().get(0).health());
        assertEquals(List.of(143), World.each(stopped, ContainerObservation::exitCode));
    }

    @Test
    void keepsALogFloodInBounds() throws Exception {
        TaskStart start = TaskJson.start("""
                {'containerDefinitions': [{'name': 'app', 'image': 'busybox:latest', 'memory': 64, 'stopTimeout': 1,
                  'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': 'g'}},
                  'command': ['sh', '-c', 'yes 0123456789012345678901234567890123456789 | head -c 16000000; touch /tmp/quiet; sleep 60']}]}""");

        TaskObservation task = run(start);
        String log = Docker.run("inspect", "-f", "{{.LogPath}}", LookInside.id(task, "app"))
                .strip();
        awaitQuiet(task);
        long bytes = 0;
        try (Stream<Path> files = Files.list(Path.of(log).getParent())) {
            for (Path file :
                    files.filter(each -> each.toString().contains("-json.log")).toList()) {
                bytes += Files.size(file);
            }
        }

        assertTrue(bytes > 1_000_000 && bytes < 34_000_000, bytes + " bytes");
    }

    @Test
    void passesOtherLogDriversThroughWithTheirOptions() throws Exception {
        TaskObservation local = run(TaskJson.start("{'containerDefinitions': ["
                + TaskJson.app("'logConfiguration': {'logDriver': 'local', 'options': {'max-size': '77k'}}") + "]}"));
        TaskStart unknown = start(TaskJson.start(
                "{'containerDefinitions': [" + TaskJson.app("'logConfiguration': {'logDriver': 'no-such'}") + "]}"));

        TaskObservation stopped = world.awaitStopped(unknown.taskArn());

        assertEquals(
                "{\"Type\":\"local\",\"Config\":{\"max-size\":\"77k\"}}\n",
                Docker.run("inspect", "-f", "{{json .HostConfig.LogConfig}}", LookInside.id(local, "app")));
        assertTrue(
                String.valueOf(stopped.stoppedReason())
                        .startsWith("CannotCreateContainerError: Error response from daemon: "),
                stopped.stoppedReason());
    }

    @Test
    void tellsImpossibleLimitsInTheEnginesWords() {
        String ulimit = failure("{'containerDefinitions': ["
                + TaskJson.app("'ulimits': [{'name': 'nofile', 'softLimit': 2000000000, 'hardLimit': 1}]") + "]}");
        String sysctl = failure("{'containerDefinitions': ["
                + TaskJson.app("'systemControls': [{'namespace': 'vm.swappiness', 'value': '1'}]") + "]}");
        String user = failure("{'containerDefinitions': [" + TaskJson.app("'user': 'nobody-knows'") + "]}");
        String device =
                failure("{'containerDefinitions': [" + TaskJson.app("'workingDirectory': 'not/absolute'") + "]}");

        assertTrue(
                ulimit.startsWith("CannotCreateContainerError: ") || ulimit.startsWith("CannotStartContainerError: "),
                ulimit);
        assertTrue(
                sysctl.startsWith("CannotCreateContainerError: ") || sysctl.startsWith("CannotStartContainerError: "),
                sysctl);
        assertTrue(user.startsWith("CannotStartContainerError: Error response from daemon: "), user);
        assertTrue(device.startsWith("CannotCreateContainerError: Error response from daemon: "), device);
    }

    @Test
    void tellsAPortThatAnotherProcessHas() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String reason = failure("{'containerDefinitions': ["
                    + TaskJson.app("'portMappings': [{'containerPort': 80, 'hostPort': " + other.getLocalPort() + "}]")
                    + "]}");

            assertTrue(
                    reason.startsWith("CannotStartContainerError: Error response from daemon: ")
                            && reason.contains("address already in use"),
                    reason);
        }
    }

    @Test
    void tellsAnImageThatIsNowhere() {
        String reason =
                failure("{'containerDefinitions': [{'name': 'app', 'image': '127.0.0.1:1/no/such:1', 'memory': 16}]}");

        assertTrue(reason.startsWith("CannotPullContainerError: Error response from daemon: "), reason);
    }

    @Test
    void tellsAMountThatTheEngineCannotMake() {
        String reason = failure("""
                {'containerDefinitions': [MOUNTING], 'volumes': [{'name': 'v', 'dockerVolumeConfiguration':
                  {'scope': 'task', 'driver': 'no-such-driver'}}]}
                """.replace(
                        "MOUNTING", TaskJson.app("'mountPoints': [{'sourceVolume': 'v', 'containerPath': '/data'}]")));
        String missing = failure("{'containerDefinitions': ["
                + TaskJson.app("'mountPoints': [{'sourceVolume': 'gone', 'containerPath': '/data'}]") + "]}");

        assertTrue(reason.startsWith("CannotCreateVolumeError: Error response from daemon: "), reason);
        assertEquals("CannotCreateVolumeError: volume gone is not declared by the task", missing);
    }

    @Test
    void failsATaskWhoseDependencyTakesTooLong() {
        String reason = failure("""
                {'containerDefinitions': [
                  {'name': 'slow', 'image': 'busybox:latest', 'memory': 16, 'essential': false, 'startTimeout': 1, 'stopTimeout': 1,
                   'command': ['sleep', '60']},
                  {'name': 'app', 'image': 'busybox:latest', 'memory': 16, 'command': ['true'],
                   'dependsOn': [{'containerName': 'slow', 'condition': 'COMPLETE'}]}]}
                """);

        assertTrue(reason.startsWith("TaskDependencyError: Task dependencies cannot be resolved, taskArn: "), reason);
    }

    @Test
    void failsForEnvironmentFilesThatAreNotThere() {
        assertEquals(
                "ResourceInitializationError: failed to download env files: arn:aws:s3:::b-b/k.env: no folder stands for S3; "
                        + "name one with the docker option s3-folder",
                failure("{'containerDefinitions': ["
                        + TaskJson.app("'environmentFiles': [{'type': 's3', 'value': 'arn:aws:s3:::b-b/k.env'}]")
                        + "]}"));
    }

    @Test
    void restartsInPlaceUntilItIsStopped() {
        TaskStart start = TaskJson.start("""
                {'containerDefinitions': [{'name': 'app', 'image': 'busybox:latest', 'memory': 16, 'stopTimeout': 20,
                  'restartPolicy': {'enabled': true, 'restartAttemptPeriod': 1, 'ignoredExitCodes': [4]},
                  'command': ['sh', '-c', 'trap exit TERM; sleep 1.2 & wait; exit 1']}]}
                """);
        start(start);
        world.await(start.taskArn(), seen -> seen.containers().get(0).restartCount() == 2);

        Instant asked = Instant.now();
        world.backend.taskRuntime().stop(start.taskArn());
        world.awaitStopped(start.taskArn());

        assertTrue(Duration.between(asked, Instant.now()).toSeconds() < 10);
    }

    private String failure(String definition) {
        TaskStart start = start(TaskJson.start(definition));
        TaskObservation stopped = world.awaitStopped(start.taskArn());
        assertEquals(StopCode.TASK_FAILED_TO_START, stopped.stopCode());
        return String.valueOf(stopped.stoppedReason());
    }

    private TaskStart start(TaskStart task) {
        started.add(task.taskArn());
        return world.start(task);
    }

    private TaskObservation run(TaskStart task) {
        started.add(task.taskArn());
        return world.run(task);
    }

    /** Waits until the flood is over, as the marker of its script says. */
    private static void awaitQuiet(TaskObservation task) throws Exception {
        LookInside.of(task, "app", "while [ ! -e /tmp/quiet ]; do sleep 0.1; done");
    }
}
