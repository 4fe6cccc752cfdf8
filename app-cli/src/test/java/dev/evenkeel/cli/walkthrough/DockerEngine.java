package dev.evenkeel.cli.walkthrough;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The engine on this machine, asked through the docker command as a user would. */
public final class DockerEngine {

    private DockerEngine() {}

    /** Skips the test, visibly, where no engine answers; fails it where one is required. */
    public static void need() throws IOException, InterruptedException {
        boolean answers = run("docker", "image", "inspect", "busybox:latest") == 0;
        String missing = "no Docker engine answers with an image busybox:latest";
        if (Boolean.parseBoolean(System.getenv("EVENKEEL_REQUIRE_DOCKER"))) {
            assertTrue(answers, missing);
        }
        assumeTrue(answers, missing);
    }

    /** The exit code of a command; 127 when there is none of that name. */
    public static int run(String... words) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return 124;
            }
            return process.exitValue();
        } catch (IOException noSuchCommand) {
            return 127;
        }
    }

    /** The ids of containers with a label, a line each. */
    public static String containersOf(String label) throws IOException, InterruptedException {
        return ids("docker", "ps", "-aq", "--filter", "label=" + label);
    }

    /** The ids of networks with a label, a line each. */
    public static String networksOf(String label) throws IOException, InterruptedException {
        return ids("docker", "network", "ls", "-q", "--filter", "label=" + label);
    }

    private static String ids(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).start();
        String ids = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(60, TimeUnit.SECONDS);
        return ids;
    }
}
