package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.shell;
import static dev.evenkeel.docker.Definitions.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.LogSource;
import dev.evenkeel.core.port.LogSource.LogLine;
import dev.evenkeel.core.port.TaskStart;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Logs of containers on a real engine. */
@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogsOnEngineTest {

    private World world;
    private LogSource logs;

    @BeforeAll
    void open() {
        world = new World();
        logs = world.backend.logSource().orElseThrow();
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void readsWhatAStoppedTaskWrote() throws Exception {
        TaskStart task = start("bridge", shell("app", "echo one; echo two >&2; printf three"));
        world.start(task);
        world.awaitStopped(task.taskArn());

        Reading reading = read(task, false);

        assertEquals("", reading.end.get(10, TimeUnit.SECONDS));
        assertEquals(
                List.of(new LogLine("app", "one"), new LogLine("app", "three"), new LogLine("app", "two")),
                reading.lines.stream()
                        .sorted(Comparator.comparing(LogLine::text))
                        .toList());
    }

    @Test
    void followsATaskToItsEnd() throws Exception {
        TaskStart task = start(
                "bridge",
                shell("first", "echo one"),
                shell("second", "echo two; sleep 1; echo three").after("first", "COMPLETE"));
        world.start(task);

        Reading reading = read(task, true);
        String end = reading.end.get(20, TimeUnit.SECONDS);

        assertEquals("", end);
        assertEquals(
                List.of(new LogLine("first", "one"), new LogLine("second", "two"), new LogLine("second", "three")),
                List.copyOf(reading.lines));
    }

    @Test
    void holdsALogFloodBackForASlowReader() throws Exception {
        TaskStart task = start(
                "bridge",
                shell("app", "while :; do echo 0123456789012345678901234567890123456789; done")
                        .stopTimeout(1));
        world.start(task);
        CompletableFuture<Void> gate = new CompletableFuture<>();

        AutoCloseable reading = logs.read(task.taskArn(), true, line -> gate.join(), end -> {});
        TaskStart other = start("bridge", shell("app", "sleep 60"));
        world.run(other);
        gate.complete(null);
        reading.close();
        world.backend.taskRuntime().stop(task.taskArn());

        assertEquals(1, world.awaitStopped(task.taskArn()).containers().size());
    }

    @Test
    void losesLinesRatherThanTimeIfTheTaskSaysSo() throws Exception {
        TaskStart task = TaskJson.start("""
                {'containerDefinitions': [{'name': 'app', 'image': 'busybox:latest', 'memory': 32,
                  'command': ['sh', '-c', 'echo kept; sleep 60'],
                  'logConfiguration': {'logDriver': 'awslogs', 'options': {'awslogs-group': 'g', 'awslogs-region': 'r',
                   'awslogs-stream-prefix': 'p', 'awslogs-create-group': 'true', 'awslogs-multiline-pattern': '^x',
                   'mode': 'non-blocking', 'max-buffer-size': '2m'}}}]}
                """);
        String id = String.valueOf(world.run(task).containers().getFirst().runtimeId());

        String config = Docker.run("inspect", "-f", "{{json .HostConfig.LogConfig}}", id)
                .strip();

        assertEquals(
                "{\"Type\":\"json-file\",\"Config\":{\"max-buffer-size\":\"2m\",\"max-file\":\"2\",\"max-size\":\"16m\","
                        + "\"mode\":\"non-blocking\"}}",
                config);
        Reading reading = read(task, true);
        assertEquals(new LogLine("app", "kept"), reading.lines.poll(10, TimeUnit.SECONDS));
        world.backend.taskRuntime().forget(task.taskArn());
    }

    @Test
    void keepsLogsOfTheLastHundredTasksThatStopped() throws Exception {
        TaskStart task = start("bridge", shell("app", "echo one"));
        world.start(task);
        String id = String.valueOf(
                world.awaitStopped(task.taskArn()).containers().getFirst().runtimeId());
        assertEquals("", read(task, false).end.get(10, TimeUnit.SECONDS));

        for (int each = 0; each < 100; each++) {
            // One that is refused has stopped as well, and costs the engine nothing.
            world.awaitStopped(world.start(
                            TaskJson.start(
                                    "{'pidMode': 'host', 'containerDefinitions': [{'name': 'app', 'image': 'busybox:latest'}]}"))
                    .taskArn());
        }

        assertTrue(read(task, false).end.get(10, TimeUnit.SECONDS).contains("its containers may have been removed"));
        for (int round = 0; round < 100 && !Docker.run("ps", "-aqf", "id=" + id).isEmpty(); round++) {
            Pause.millis(100);
        }
        assertEquals("", Docker.run("ps", "-aqf", "id=" + id));
    }

    @Test
    void endsAtOnceForAnUnknownTask() throws Exception {
        TaskStart never = start("bridge", shell("app", "sleep 60"));

        Reading reading = read(never, true);

        assertTrue(reading.end.get(5, TimeUnit.SECONDS).contains("is not known to the docker backend"));
    }

    private Reading read(TaskStart task, boolean follow) {
        Reading reading = new Reading(new LinkedBlockingQueue<>(), new CompletableFuture<>());
        logs.read(
                task.taskArn(),
                follow,
                reading.lines::add,
                reason -> reading.end.complete(reason == null ? "" : reason));
        return reading;
    }

    private record Reading(BlockingQueue<LogLine> lines, CompletableFuture<String> end) {}
}
