package dev.evenkeel.cli.recovery;

import dev.evenkeel.cli.walkthrough.DockerEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** A bridge on this machine with a network namespace for each engine behind it. All of it goes when it is closed. */
final class EngineNetwork implements AutoCloseable {
    private final String name = "ek%04x".formatted(ThreadLocalRandom.current().nextInt(1 << 16));
    private final String prefix = "10.213." + ThreadLocalRandom.current().nextInt(1, 255) + ".";

    EngineNetwork() throws IOException, InterruptedException {
        run("ip", "link", "add", name, "type", "bridge");
        run("ip", "addr", "add", here() + "/24", "dev", name);
        run("ip", "link", "set", name, "up");
    }

    /** This machine's address on it. */
    String here() {
        return prefix + "1";
    }

    String address(int number) {
        return prefix + (10 + number);
    }

    /** The words before a command that make it run in a namespace. {@code ip netns exec} would hide the control groups. */
    List<String> inside(int number) {
        return List.of("nsenter", "--net=/run/netns/" + name + number, "--");
    }

    void join(int number) throws IOException, InterruptedException {
        String space = name + number;
        run("ip", "netns", "add", space);
        run("ip", "link", "add", veth(number), "type", "veth", "peer", "name", "eth0", "netns", space);
        run("ip", "link", "set", veth(number), "master", name, "up");
        run("ip", "-n", space, "link", "set", "lo", "up");
        run("ip", "-n", space, "addr", "add", address(number) + "/24", "dev", "eth0");
        run("ip", "-n", space, "link", "set", "eth0", "up");
        run("ip", "-n", space, "route", "add", "default", "via", here());
    }

    void link(int number, boolean up) throws IOException, InterruptedException {
        run("ip", "link", "set", veth(number), up ? "up" : "down");
    }

    /** @param folder of the engine, which leaves mounts behind when it was killed */
    void leave(int number, Path folder) throws IOException, InterruptedException {
        for (String line : run("cat", "/proc/self/mounts").lines().toList().reversed()) {
            String place = line.split(" ")[1];
            if (place.startsWith(folder + "/")) {
                // One below another is gone with it.
                int unused = DockerEngine.run("umount", "--lazy", place);
            }
        }
        run("ip", "netns", "delete", name + number);
    }

    private String veth(int number) {
        return name + "v" + number;
    }

    @Override
    public void close() throws IOException {
        try {
            String unused = run("ip", "link", "delete", name);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the bridge " + name + " is left behind", interrupted);
        }
    }

    /** Runs a command that must not fail, and gives what it wrote. */
    static String run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(List.of(words) + ": " + output);
        }
        return output;
    }
}
