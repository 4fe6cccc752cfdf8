package dev.evenkeel.cli.up;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.cli.walkthrough.DockerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evenkeel up} as a process of its own on a real engine, ended as Ctrl-C ends it. */
@NullUnmarked
class UpOnDockerTest {
    private static final String OWNER =
            "up-on-docker-test-" + ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void endsIt() throws InterruptedException {
        if (process != null && process.isAlive()) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatIsSavedIsRolledAndNothingStaysAtTheEnd() throws Exception {
        DockerEngine.need();
        define("echo first; exec sleep 600");
        start();
        await("| first");
        await("| has reached a steady state.");

        define("echo second; exec sleep 600");
        await("rolling talker (talker:2)");
        await("| second");
        Files.writeString(folder.resolve("evenkeel.yaml"), "services: [");
        await("not valid YAML");
        String running = DockerEngine.containersOf("dev.evenkeel.owner=" + OWNER);
        process.destroy();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);

        assertTrue(ended, "it ends when it is told to");
        assertTrue(!running.isBlank(), "containers ran meanwhile");
        assertEquals("", DockerEngine.containersOf("dev.evenkeel.owner=" + OWNER));
        assertTrue(output().stripTrailing().endsWith("all stopped"), output());
    }

    @Test
    void aServiceThatIsRefusedAtFirstEndsItWithTheReasonAndNothingStays() throws Exception {
        DockerEngine.need();
        Files.writeString(folder.resolve("evenkeel.yaml"), """
                services:
                  talker:
                    taskDefinition: {containerDefinitions: [{name: main, image: busybox, memory: 16, command: [sleep, "600"]}]}
                  odd:
                    schedulingStrategy: SOMETIMES
                    taskDefinition: {containerDefinitions: [{name: main, image: busybox, memory: 16}]}
                """);

        start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);

        assertTrue(ended, "it ends by itself");
        assertEquals(2, process.exitValue(), output());
        assertTrue(output().contains("schedulingStrategy"), output());
        assertEquals("", DockerEngine.containersOf("dev.evenkeel.owner=" + OWNER));
    }

    private void define(String command) throws IOException {
        Files.writeString(folder.resolve("evenkeel.yaml"), """
                services:
                  talker:
                    taskDefinition:
                      containerDefinitions:
                        - name: main
                          image: busybox
                          memory: 16
                          stopTimeout: 2
                          command: ["sh", "-c", "%s"]
                """.formatted(command));
    }

    private void start() throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.evenkeel.cli.Main",
                        "up",
                        folder.toString(),
                        "--port",
                        "0",
                        "--backend-options",
                        "owner=" + OWNER))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }

    private void await(String text) throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(Duration.ofSeconds(60));
        while (!output().contains(text)) {
            assertTrue(process.isAlive() && Instant.now().isBefore(limit), "no '" + text + "' in: " + output());
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
