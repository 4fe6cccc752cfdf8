package dev.evenkeel.cli.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An engine in a network namespace of its own, as if it were another machine: with an address, a bridge for containers, and a
 * link that can be cut. Its containers outlive it, so that one that comes back has something to show.
 */
final class NetworkedEngine implements AutoCloseable {
    private final EngineNetwork network;
    private final int number;
    private final Path folder;
    private final Dockerd dockerd;
    private boolean started;

    /** @param number 1 to 9, of its address and its names */
    NetworkedEngine(EngineNetwork network, int number, Path folder, List<String> options) {
        this.network = network;
        this.number = number;
        this.folder = folder;
        List<String> all = new ArrayList<>(
                List.of("--live-restore", "--userland-proxy=false", "--bip", "172.31." + number + ".1/24"));
        all.addAll(options);
        dockerd = new Dockerd(folder, network.inside(number), all);
    }

    /** Starts it, with an image. What it made is taken away by {@link #close} however far it came. */
    void start(Path image) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        network.join(number);
        dockerd.start();
        started = true;
        List<String> unused = docker("load", "-i", image.toString());
    }

    String socket() {
        return dockerd.socket();
    }

    List<String> docker(String... words) throws IOException, InterruptedException {
        return dockerd.docker(words);
    }

    /** Takes away the link to it, or gives it back; its process knows nothing of that. */
    void link(boolean up) throws IOException, InterruptedException {
        network.link(number, up);
    }

    /** Ends it without a word; its containers run on. */
    void kill() throws InterruptedException {
        dockerd.kill();
    }

    void startAgain() throws IOException, InterruptedException {
        dockerd.start();
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
            if (started) {
                end();
            }
        } finally {
            if (dockerd.isAlive()) {
                dockerd.kill();
            }
            network.leave(number, folder);
        }
    }

    private void end() throws IOException, InterruptedException {
        if (!dockerd.isAlive()) {
            startAgain();
        }
        dockerd.removeContainers();
        dockerd.stop();
    }
}
