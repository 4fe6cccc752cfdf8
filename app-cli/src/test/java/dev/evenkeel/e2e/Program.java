package dev.evenkeel.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A client that is run as a user would run it, in a folder of its own, with nothing of this machine's AWS settings.
 *
 * @param command its name and the arguments that all runs share
 * @param environment in addition to what this process has
 */
record Program(Path folder, List<String> command, SortedMap<String, String> environment) {
    private static final long MOST_MINUTES = 5;

    /** What a run left: both streams as text without the last line end. */
    record Run(int exitCode, String out, String err) {
        /** What it printed, when it went well. */
        String good() {
            assertEquals(
                    "0: ",
                    exitCode + ": " + err.lines().limit(40).toList().toString().replace("[]", ""));
            return out;
        }
    }

    Program {
        command = List.copyOf(command);
    }

    /** Whether a command can be started here and says that it is well. */
    static boolean works(String... command) {
        try {
            return new Program(Path.of("."), List.of(command), new TreeMap<>())
                            .run()
                            .exitCode()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs it to its end; kills it with all it started when it takes too long. */
    Run run(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        Path out = Files.createTempFile("evenkeel-e2e", ".out");
        Path err = Files.createTempFile("evenkeel-e2e", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(folder.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            return new Run(ended ? process.exitValue() : -1, text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Dummy keys, and nothing that would make a client look for others. */
    static SortedMap<String, String> awsEnvironment() {
        SortedMap<String, String> environment = new TreeMap<>();
        environment.put("AWS_ACCESS_KEY_ID", "test");
        environment.put("AWS_SECRET_ACCESS_KEY", "test");
        environment.put("AWS_DEFAULT_REGION", RunningServer.REGION);
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_PAGER", "");
        return environment;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
    }
}
