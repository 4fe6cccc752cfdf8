package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.cli.walkthrough.DockerEngine;
import dev.evenkeel.testkit.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The guides to Docker, done as a newcomer does them: what it shows with {@code sh} is run in one terminal, with {@code sh up} in
 * another, and each prints what the {@code text} below says, where {@code …} stands for anything.
 */
@NullUnmarked
class DockerGuideTest {
    private static final Pattern SHOWN = Pattern.compile(
            "```sh(?<up> up)?\\n(?<commands>.*?)```\\n(\\n```text\\n(?<output>.*?)```)?", Pattern.DOTALL);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OWNER =
            "docker-guide-" + ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private final SortedMap<String, String> environment = new TreeMap<>();
    private Process up;

    @BeforeEach
    void putsTheProgramOnThePath() throws Exception {
        DockerEngine.need();
        assumeTrue(Program.works("curl", "--version"), "no curl is installed");
        int port = FreePort.next();
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.writeString(bin.resolve("evenkeel"), """
                #!/bin/sh
                [ "$1" = up ] && set -- "$@" --port %d --backend-options owner=%s
                exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' dev.evenkeel.cli.Main "$@"
                """.formatted(
                        port,
                        OWNER,
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(bin.resolve("evenkeel"), PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
        environment.put("EVENKEEL_ENDPOINT", "http://127.0.0.1:" + port);
        environment.put("EVENKEEL_TERMINAL", "false");
    }

    @AfterEach
    void endsIt() throws InterruptedException {
        if (up == null) {
            return;
        }
        // As Ctrl-C first, so that a test that failed leaves no container behind either.
        up.destroy();
        if (!up.waitFor(90, TimeUnit.SECONDS)) {
            up.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource({"run-on-docker.md, 6", "zero-downtime.md, 4"})
    void aGuideToDockerTakesANewcomerFromNothingToAServiceThatRolls(String guide, int least) throws Exception {
        Matcher shown = SHOWN.matcher(Files.readString(Path.of("../docs/guides", guide)));
        StringBuilder before = new StringBuilder("set -eu\n");
        int printed = 0;
        while (shown.find()) {
            String commands = shown.group("commands");
            String expected = shown.group("output");
            if (shown.group("up") != null) {
                up = begin(commands);
                awaitOutput(expected);
            } else {
                String output = run(before.toString(), commands);
                assertPrinted(expected == null ? "" : expected, output, commands);
                before.append(variables(commands));
            }
            printed += expected == null ? 0 : 1;
        }
        up.destroy();
        boolean ended = up.waitFor(60, TimeUnit.SECONDS);

        assertTrue(printed >= least, "the guide shows too little: " + printed);
        assertTrue(ended, "it ends when it is told to");
        assertEquals("", DockerEngine.containersOf("dev.evenkeel.owner=" + OWNER));
        assertEquals("", DockerEngine.networksOf("dev.evenkeel.owner=" + OWNER));
    }

    /** What later commands may use again. */
    private static String variables(String commands) {
        return commands.lines().filter(line -> line.matches("[a-z]+=.*")).reduce("", (all, line) -> all + line + "\n");
    }

    private Process begin(String commands) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", "exec " + commands.strip())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String run(String before, String commands) throws IOException, InterruptedException {
        // A loop that waits must not wait for ever.
        List<String> line = List.of("timeout", String.valueOf(PATIENCE.toSeconds()), "bash", "-c", before + commands);
        return new Program(folder, line, environment).run().good();
    }

    private void awaitOutput(String expected) throws IOException, InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!pattern(expected).matcher(output()).find()) {
            assertTrue(
                    up.isAlive() && Instant.now().isBefore(limit),
                    "no\n" + expected + "in what it printed:\n" + output());
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void assertPrinted(String expected, String output, String commands) throws IOException {
        assertTrue(
                pattern(expected).matcher(output).matches(),
                commands + "printed:\n" + output + "\ninstead of:\n" + expected + "\nup printed:\n" + output());
    }

    private String output() throws IOException {
        return Files.exists(folder.resolve("output")) ? Files.readString(folder.resolve("output")) : "";
    }

    /** A line of {@code …} alone is any number of lines; blanks that only align columns may be more or fewer. */
    private static Pattern pattern(String expected) {
        StringBuilder pattern = new StringBuilder();
        for (String line : expected.strip().split("\n", -1)) {
            if (line.equals("…")) {
                pattern.append("(?:.*\\n)*?");
                continue;
            }
            for (String part : line.strip().splitWithDelimiters("…| +", 0)) {
                boolean blanks = !part.isEmpty() && part.isBlank();
                pattern.append(part.equals("…") ? ".*" : blanks ? " +" : Pattern.quote(part));
            }
            pattern.append("\\h*\\n?");
        }
        return Pattern.compile(pattern.toString());
    }
}
