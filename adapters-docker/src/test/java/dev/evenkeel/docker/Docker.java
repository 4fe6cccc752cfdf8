package dev.evenkeel.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The engine as a user has it: the docker command. */
public final class Docker {

    private Docker() {}

    /** Runs a docker command and gives what it wrote. */
    public static String run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), command + ": " + output);
        return output;
    }

    public static List<String> lines(String... words) throws IOException, InterruptedException {
        return run(words).lines().toList();
    }

    /** Looks again and again for a time, and each time a docker command must have nothing to write. */
    public static void assertStaysEmpty(Duration time, String... words) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(time);
        do {
            assertEquals(List.of(), lines(words));
        } while (Instant.now().isBefore(end));
    }

    /** Waits until a docker command writes so many lines. */
    public static void awaitLines(int count, String... words) throws IOException, InterruptedException {
        List<String> lines = lines(words);
        for (int tries = 0; lines.size() != count && tries < 100; tries++) {
            Thread.sleep(100);
            lines = lines(words);
        }
        assertEquals(count, lines.size(), String.valueOf(lines));
    }
}
