package dev.evenkeel.cli.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The process of an engine that keeps all it has in a folder, and listens on a socket in it. */
final class Dockerd {
    private final Path folder;
    private final List<String> line = new ArrayList<>();
    private @Nullable Process process;

    /**
     * @param inside what runs a command in a network namespace
     * @param options beside those that name its folder
     */
    Dockerd(Path folder, List<String> inside, List<String> options) {
        this.folder = folder;
        line.addAll(inside);
        line.addAll(List.of(
                "dockerd",
                "--host",
                socket(),
                "--data-root",
                data().toString(),
                "--exec-root",
                folder.resolve("exec").toString(),
                "--pidfile",
                folder.resolve("docker.pid").toString()));
        line.addAll(options);
    }

    String socket() {
        return "unix://" + folder.resolve("docker.sock");
    }

    Path data() {
        return folder.resolve("data");
    }

    /** What the docker command answers, a line each. */
    List<String> docker(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-H", socket()));
        all.addAll(List.of(words));
        return Containers.docker(all.toArray(String[]::new));
    }

    /** Returns when it answers. */
    void start() throws IOException, InterruptedException {
        // One that was killed leaves its own behind.
        Files.deleteIfExists(folder.resolve("docker.pid"));
        Path log = folder.resolve("dockerd.log");
        process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        for (int i = 0; i < 600 && !answers(); i++) {
            if (!isAlive()) {
                throw new IOException("dockerd ended: " + Files.readString(log));
            }
            Thread.sleep(100);
        }
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    private boolean answers() throws InterruptedException {
        try {
            return !docker("version", "--format", "{{.Server.APIVersion}}").isEmpty();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Ends it without a word. */
    void kill() throws InterruptedException {
        int unused = Objects.requireNonNull(process).destroyForcibly().waitFor();
    }

    /** Ends it in its own way, or without a word when that takes a minute. */
    void stop() throws InterruptedException {
        Objects.requireNonNull(process).destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }

    void removeContainers() throws IOException, InterruptedException {
        for (String id : docker("ps", "-aq")) {
            List<String> unused = docker("rm", "-f", id);
        }
    }
}
