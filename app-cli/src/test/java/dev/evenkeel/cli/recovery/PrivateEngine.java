package dev.evenkeel.cli.recovery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An engine of its own beside the machine's, that may be ended. It has no bridge, so that its containers have network mode
 * none; and it lives in a network namespace of its own, since an engine without a bridge removes that of another.
 */
final class PrivateEngine implements AutoCloseable {
    private final Dockerd dockerd;

    private PrivateEngine(Path folder, List<String> options) {
        List<String> all = new ArrayList<>(List.of("--bridge=none", "--iptables=false", "--ip-forward=false"));
        all.addAll(options);
        dockerd = new Dockerd(folder, List.of("unshare", "--net"), all);
    }

    /** Starts one, with the image busybox. */
    static PrivateEngine start(Path folder, String... options) throws IOException, InterruptedException {
        PrivateEngine engine = new PrivateEngine(folder, List.of(options));
        engine.dockerd.start();
        Path archive = folder.resolve("busybox.tar");
        List<String> unused = Containers.docker("save", "-o", archive.toString(), "busybox:latest");
        List<String> unusedToo = engine.docker("load", "-i", archive.toString());
        return engine;
    }

    String address() {
        return dockerd.socket();
    }

    List<String> docker(String... words) throws IOException, InterruptedException {
        return dockerd.docker(words);
    }

    /** Ends it without a word, and starts it again after a while. */
    void killAndStartAfter(long millis) throws IOException, InterruptedException {
        dockerd.kill();
        Thread.sleep(millis);
        dockerd.start();
    }

    /** Ends it in its own way, and starts it again. */
    void restart() throws IOException, InterruptedException {
        dockerd.stop();
        dockerd.start();
    }

    /** Removes its containers and ends it. */
    @Override
    public void close() throws IOException {
        try {
            end();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the engine at " + address() + " is left behind", interrupted);
        }
    }

    private void end() throws IOException, InterruptedException {
        dockerd.removeContainers();
        dockerd.stop();
        // An engine that was killed leaves its folder mounted on itself.
        int unused = new ProcessBuilder("umount", dockerd.data().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
