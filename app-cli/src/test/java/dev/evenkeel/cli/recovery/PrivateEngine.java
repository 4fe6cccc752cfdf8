package dev.evenkeel.cli.recovery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An engine of its own beside the machine's, that may be ended. It has no bridge, so that its containers have network mode
 * none; and it lives in a network namespace of its own, since an engine without a bridge removes that of another.
 */
final class PrivateEngine implements AutoCloseable {
    private final Path folder;
    private final List<String> options;
    private Process process;

    private PrivateEngine(Path folder, List<String> options) throws IOException, InterruptedException {
        this.folder = folder;
        this.options = options;
        process = launch();
    }

    /** Starts one, with the image busybox. */
    static PrivateEngine start(Path folder, String... options) throws IOException, InterruptedException {
        PrivateEngine engine = new PrivateEngine(folder, List.of(options));
        Path archive = folder.resolve("busybox.tar");
        List<String> unused = Containers.docker("save", "-o", archive.toString(), "busybox:latest");
        List<String> unusedToo = engine.docker("load", "-i", archive.toString());
        return engine;
    }

    String address() {
        return "unix://" + folder.resolve("docker.sock");
    }

    List<String> docker(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-H", address()));
        all.addAll(List.of(words));
        return Containers.docker(all.toArray(String[]::new));
    }

    /** Ends it without a word, and starts it again after a while. */
    void killAndStartAfter(long millis) throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        Thread.sleep(millis);
        Files.deleteIfExists(folder.resolve("docker.pid"));
        process = launch();
    }

    /** Ends it in its own way, and starts it again. */
    void restart() throws IOException, InterruptedException {
        stop();
        process = launch();
    }

    private Process launch() throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                "unshare",
                "--net",
                "dockerd",
                "--host",
                address(),
                "--data-root",
                folder.resolve("data").toString(),
                "--exec-root",
                folder.resolve("exec").toString(),
                "--pidfile",
                folder.resolve("docker.pid").toString(),
                "--bridge=none",
                "--iptables=false",
                "--ip-forward=false"));
        line.addAll(options);
        Process started = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("dockerd.log").toFile()))
                .start();
        for (int i = 0; i < 600 && !answers(); i++) {
            if (!started.isAlive()) {
                throw new IOException("dockerd ended: " + Files.readString(folder.resolve("dockerd.log")));
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

    private void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Removes its containers and ends it. */
    @Override
    public void close() throws IOException {
        try {
            end();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private void end() throws IOException, InterruptedException {
        for (String id : docker("ps", "-aq")) {
            List<String> unused = docker("rm", "-f", id);
        }
        stop();
        // An engine that was killed leaves its folder mounted on itself.
        int unused = new ProcessBuilder("umount", folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
