package dev.evenkeel.docker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.port.CommandRunner;
import dev.evenkeel.core.port.CommandRunner.RunningCommand;
import dev.evenkeel.core.port.CommandTarget;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.TaskStatus;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Commands beside the process of a container, on a real engine. */
@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked
class CommandsOnEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private World world;
    private TaskStart task;
    private String id;

    @BeforeAll
    void open() {
        world = new World();
        task = TaskJson.start("""
                {'networkMode': 'bridge', 'containerDefinitions': [
                 {'name': 'app', 'image': 'busybox:latest', 'memory': 32, 'user': '1234', 'workingDirectory': '/var',
                  'environment': [{'name': 'COLOUR', 'value': 'blue'}],
                  'entryPoint': ['sh', '-c'], 'command': ['trap exit TERM; sleep 600 & wait']}]}
                """);
        id = String.valueOf(world.run(task).containers().getFirst().runtimeId());
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void runsInContainerAsRootAndTellsOutputsAndExitCodeApart() {
        Listener heard = run(false, false, "sh", "-c", "id -u; pwd; echo $COLOUR; echo bad >&2; read x || exit 3");

        heard.awaitEnd();
        assertEquals("0\n/var\nblue\n", heard.out());
        assertEquals("bad\n", heard.err());
        assertEquals(3, heard.exitCode);
        assertNull(heard.reason);
    }

    @Test
    void passesInputOnToItsEnd() throws Exception {
        byte[] input = new byte[3 << 20];
        new Random(5).nextBytes(input);
        Listener heard = new Listener();

        try (RunningCommand command = runner().run(target("cat"), false, true, heard)) {
            for (int at = 0; at < input.length; at += 8 << 10) {
                command.input(Arrays.copyOfRange(input, at, Math.min(input.length, at + (8 << 10))))
                        .toCompletableFuture()
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            command.endInput();
            heard.awaitEnd();
        }

        assertEquals(0, heard.exitCode);
        assertArrayEquals(input, heard.out.toByteArray());
    }

    @Test
    void givesTerminalOfWantedSize() throws Exception {
        Listener heard = new Listener();

        try (RunningCommand command = runner().run(target("sh"), true, true, heard)) {
            command.resize(132, 43);
            heard.awaitOut("#");
            command.input(bytes("stty size; test -t 0 && echo terminal $TERM; exit 7\r"));
            heard.awaitEnd();
        }

        assertEquals(7, heard.exitCode);
        assertTrue(heard.out().contains("43 132"), heard.out());
        assertTrue(heard.out().contains("terminal xterm-256color"), heard.out());
    }

    @Test
    void endsCommandAndItsChildrenWithItsSession() throws Exception {
        Listener heard = new Listener();
        RunningCommand command =
                runner().run(target("sh", "-c", "trap '' HUP; sleep 4321 & echo up; sleep 1234"), true, true, heard);
        heard.awaitOut("up");
        assertEquals("2", sleepers());

        command.close();

        for (int round = 0; round < 100 && !sleepers().equals("0"); round++) {
            Pause.millis(100);
        }
        assertEquals("0", sleepers());
        assertEquals(
                "2",
                Docker.run("exec", id, "sh", "-c", "ps | grep -c '[s]leep 600'").strip(),
                "the container's own process is left alone");
    }

    @Test
    void holdsFloodBackUntilItIsWanted() throws Exception {
        Listener heard = new Listener();

        try (RunningCommand command =
                runner().run(target("sh", "-c", "head -c 30000000 /dev/zero; echo done >&2"), false, false, heard)) {
            command.flow(false);
            Pause.millis(700);
            int held = heard.out.size();
            command.flow(true);
            heard.awaitEnd();

            assertTrue(held < 4_000_000, "so much came though it was not wanted: " + held);
            assertEquals(30_000_000, heard.out.size());
            assertEquals("done\n", heard.err());
        }
    }

    @Test
    void saysWhyNothingRan() {
        Listener noProgram = run(false, false, "no-such-program");
        noProgram.awaitEnd();
        Listener noContainer = new Listener();
        runner().run(new CommandTarget(task.taskArn(), "other", List.of("ls")), false, false, noContainer);
        noContainer.awaitEnd();

        assertEquals(127, noProgram.exitCode == 126 ? 127 : noProgram.exitCode);
        assertTrue(noProgram.out().contains("no-such-program"), noProgram.out());
        assertNull(noContainer.exitCode);
        assertEquals("container other does not run any more", noContainer.reason);
    }

    @Test
    void endsWithItsContainer() {
        TaskStart other = world.start(TaskJson.start("""
                {'containerDefinitions': [{'name': 'app', 'image': 'busybox:latest', 'memory': 32,
                  'command': ['sh', '-c', 'trap exit TERM; sleep 600 & wait']}]}
                """));
        world.await(other.taskArn(), seen -> seen.lastStatus() == TaskStatus.RUNNING);
        Listener heard = new Listener();
        runner().run(
                        new CommandTarget(other.taskArn(), "app", List.of("sh", "-c", "echo up; sleep 600")),
                        false,
                        false,
                        heard);
        heard.awaitOut("up");

        world.backend.taskRuntime().stop(other.taskArn());

        heard.awaitEnd();
        assertTrue(heard.exitCode == null || heard.exitCode == 137, "ended with " + heard.exitCode + heard.reason);
    }

    private String sleepers() throws Exception {
        return Docker.run("exec", id, "sh", "-c", "ps | grep -c '[s]leep [41]' || true")
                .strip();
    }

    private CommandRunner runner() {
        return world.backend.commandRunner().orElseThrow();
    }

    private CommandTarget target(String... words) {
        return new CommandTarget(task.taskArn(), "app", List.of(words));
    }

    private Listener run(boolean terminal, boolean input, String... words) {
        Listener heard = new Listener();
        runner().run(target(words), terminal, input, heard);
        return heard;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Listener implements CommandRunner.Output {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final ByteArrayOutputStream err = new ByteArrayOutputStream();
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile @Nullable Integer exitCode;
        private volatile @Nullable String reason;

        @Override
        public void out(byte[] bytes) {
            out.writeBytes(bytes);
        }

        @Override
        public void err(byte[] bytes) {
            err.writeBytes(bytes);
        }

        @Override
        public void ended(@Nullable Integer code, @Nullable String why) {
            exitCode = code;
            reason = why;
            end.countDown();
        }

        String out() {
            return out.toString(StandardCharsets.UTF_8);
        }

        String err() {
            return err.toString(StandardCharsets.UTF_8);
        }

        void awaitOut(String text) {
            for (int round = 0; round < 200 && !out().contains(text); round++) {
                Pause.millis(50);
            }
            assertTrue(out().contains(text), out());
        }

        void awaitEnd() {
            try {
                assertTrue(end.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "never ended; wrote: " + out());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }
}
