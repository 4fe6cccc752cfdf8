package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.shell;
import static dev.evenkeel.docker.Definitions.start;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.StopCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets on a real engine, looked at from inside the containers. */
@NeedsEngine
class SecretsOnEngineTest {
    private static final String ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db-AbCdEf";

    @TempDir
    Path folder;

    @Test
    void containersHaveTheirSecretsInTheirEnvironment() throws Exception {
        try (World world = world("""
                {"prod/db": {"user": "app", "password": "canary 1"}, "prod/db@AWSPREVIOUS": "canary-old", "/prod/key": "canary-2"}
                """)) {
            TaskStart task = start(
                    "bridge",
                    shell("app", "sleep 60")
                            .secret("PASSWORD", ARN + ":password::")
                            .secret("BEFORE", ARN + "::AWSPREVIOUS:")
                            .secret("KEY", "/prod/key"),
                    shell("other", "sleep 60").secret("ALL", ARN));

            TaskObservation running = world.run(task);

            assertEquals(
                    "canary 1|canary-old|canary-2|\n",
                    Docker.run("exec", id(running, 0), "sh", "-c", "echo \"$PASSWORD|$BEFORE|$KEY|$ALL\""));
            assertEquals(
                    "{\"user\":\"app\",\"password\":\"canary 1\"}\n",
                    Docker.run("exec", id(running, 1), "sh", "-c", "echo \"$ALL\""));
        }
    }

    @Test
    void aTaskWithoutOneOfItsSecretsMakesNoContainer() throws Exception {
        try (World world = world("here=canary")) {
            TaskStart task = start(
                    "bridge",
                    shell("app", "sleep 60").secret("A", "here"),
                    shell("side", "sleep 60").secret("B", ARN));

            world.start(task);
            TaskObservation stopped = world.awaitStopped(task.taskArn());

            assertEquals(StopCode.TASK_FAILED_TO_START, stopped.stopCode());
            assertEquals(
                    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval"
                            + " failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed"
                            + " to fetch secret " + ARN
                            + " from secrets manager: ResourceNotFoundException: Secrets Manager"
                            + " can't find the specified secret. It is not in " + folder.resolve("secrets") + ".",
                    stopped.stoppedReason());
            assertEquals(
                    List.of(),
                    Docker.lines("ps", "-aq", "--filter", "label=com.amazonaws.ecs.task-arn=" + task.taskArn()));
        }
    }

    @Test
    void aContainerIsTakenOverThoughItsSecretHasChanged() throws Exception {
        TaskStart task = start("bridge", shell("app", "sleep 60").secret("A", "k"));
        String owner;
        String id;
        try (World first = world("k=canary-1", "cleanup=false")) {
            owner = first.owner;
            id = id(first.run(task), 0);
        }
        try (World second = world("k=canary-2", "owner=" + owner)) {
            TaskObservation running = second.run(task);

            assertEquals(id, id(running, 0));
            assertEquals("canary-1\n", Docker.run("exec", id, "sh", "-c", "echo $A"));
        }
    }

    private World world(String secrets, String... options) throws Exception {
        Path file = Files.writeString(folder.resolve("secrets"), secrets);
        String[] all = List.of(List.of("secrets=" + file), List.of(options)).stream()
                .flatMap(List::stream)
                .toArray(String[]::new);
        return new World(all);
    }

    private static String id(TaskObservation seen, int container) {
        return Objects.requireNonNull(seen.containers().get(container).runtimeId());
    }
}
