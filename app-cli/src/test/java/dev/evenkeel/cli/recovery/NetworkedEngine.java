package dev.evenkeel.cli.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An engine in a network namespace of its own, as if it were another machine: with an address, a bridge for containers, and a
 * link that can be cut. Its containers outlive it, so that one that comes back has something to show.
 */
final class NetworkedEngine implements AutoCloseable {
    private final EngineNetwork network;
    private final int number;
    private final Path folder;
    private final List<String> options;
    private @Nullable Process process;

    /** @param number 1 to 9, of its address and its names */
    NetworkedEngine(EngineNetwork network, int number, Path folder, List<String> options) {
        this.network = network;
        this.number = number;
        this.folder = folder;
        this.options = List.copyOf(options);
    }

    /** Starts it, with an image. What it made is taken away by {@link #close} however far it came. */
    void start(Path image) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        network.join(number);
        process = launch();
        List<String> unused = docker("load", "-i", image.toString());
    }

    String socket() {
        return "unix://" + folder.resolve("docker.sock");
    }

    /** What the docker command answers, a line each. */
    List<String> docker(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-H", socket()));
        all.addAll(List.of(words));
        return Containers.docker(all.toArray(String[]::new));
    }

    /** Takes away the link to it, or gives it back; its process knows nothing of that. */
    void link(boolean up) throws IOException, InterruptedException {
        network.link(number, up);
    }

    /** Ends it without a word; its containers run on. */
    void kill() throws InterruptedException {
        int unused = Objects.requireNonNull(process).destroyForcibly().waitFor();
    }

    void startAgain() throws IOException, InterruptedException {
        Files.deleteIfExists(folder.resolve("docker.pid"));
        process = launch();
    }

    private Process launch() throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(network.inside(number));
        line.addAll(List.of(
                "dockerd",
                "--live-restore",
                "--userland-proxy=false",
                "--host",
                socket(),
                "--bip",
                "172.31." + number + ".1/24",
                "--data-root",
                folder.resolve("data").toString(),
                "--exec-root",
                folder.resolve("exec").toString(),
                "--pidfile",
                folder.resolve("docker.pid").toString()));
        line.addAll(options);
        Path log = folder.resolve("dockerd.log");
        Process started = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        for (int i = 0; i < 600 && !answers(); i++) {
            if (!started.isAlive()) {
                throw new IOException("dockerd ended: " + Files.readString(log));
            }
            Thread.sleep(100);
        }
        return started;
    }

    private boolean answers() throws InterruptedException {
        try {
            return !docker("version", "--format", "{{.Server.APIVersion}}").isEmpty();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Removes its containers, ends it and takes its namespace away. */
    @Override
    public void close() throws IOException {
        try {
            takeAway();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the engine in " + folder + " is left behind", interrupted);
        }
    }

    private void takeAway() throws IOException, InterruptedException {
        try {
            if (process != null) {
                end();
            }
        } finally {
            if (process != null && process.isAlive()) {
                int unused = process.destroyForcibly().waitFor();
            }
            network.leave(number, folder);
        }
    }

    private void end() throws IOException, InterruptedException {
        if (!Objects.requireNonNull(process).isAlive()) {
            startAgain();
        }
        for (String id : docker("ps", "-aq")) {
            List<String> unused = docker("rm", "-f", id);
        }
        process.destroy();
        boolean unused = process.waitFor(60, TimeUnit.SECONDS);
    }
}
