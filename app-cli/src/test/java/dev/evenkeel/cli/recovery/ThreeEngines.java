package dev.evenkeel.cli.recovery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/**
 * Three engines as three machines: {@code a} is a socket, {@code b} is reached by ssh (a program of that name that goes
 * nowhere but speaks as the real one does), {@code c} by TLS over a link that can be cut.
 */
@NullUnmarked
final class ThreeEngines implements AutoCloseable {
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final Path folder;
    private final SortedMap<String, NetworkedEngine> engines = new TreeMap<>();
    private final Deque<Closeable> open = new ArrayDeque<>();
    private final List<String> options = new ArrayList<>();

    /** Starts them, each with an image to run. */
    ThreeEngines(Path folder) throws Exception {
        this.folder = folder;
        try {
            start();
        } catch (Exception | Error failed) {
            close();
            throw failed;
        }
    }

    /** By their names. */
    SortedMap<String, NetworkedEngine> engines() {
        return Collections.unmodifiableSortedMap(engines);
    }

    /** What a server is told of them. */
    List<String> options() {
        return List.copyOf(options);
    }

    /** Where a server finds its programs. */
    String path() {
        return folder.resolve("bin") + ":" + System.getenv("PATH");
    }

    private void start() throws Exception {
        EngineNetwork network = new EngineNetwork();
        open.push(network::close);
        Path image = folder.resolve("busybox.tar");
        List<String> unused = Containers.docker("save", "-o", image.toString(), "busybox:latest");
        TlsFolder tls = new TlsFolder(folder.resolve("tls"), network.address(3));
        for (int number = 1; number <= NAMES.size(); number++) {
            List<String> own = number < NAMES.size()
                    ? List.of()
                    : List.of(
                            "--host=tcp://" + network.address(number) + ":2376",
                            "--tlsverify",
                            "--tlscacert=" + tls.file("ca.pem"),
                            "--tlscert=" + tls.file("engine.pem"),
                            "--tlskey=" + tls.file("engine-key.pem"));
            String name = NAMES.get(number - 1);
            NetworkedEngine engine = new NetworkedEngine(network, number, folder.resolve(name), own);
            open.push(engine::close);
            engine.start(image);
            engines.put(name, engine);
        }
        ssh(engines.get("b"));
        String a = "a=" + engines.get("a").socket() + ",ecs.availability-zone=zone-1,disk=ssd,agent=" + network.here();
        String b = "b=ssh://someone@second,ecs.availability-zone=zone-2";
        String c = "c=tcp://" + network.address(3) + ":2376,tls=" + tls.client()
                + ",ecs.availability-zone=zone-2,disk=ssd";
        int number = 1;
        for (String engine : List.of(a, b, c)) {
            options.addAll(List.of("--engine", engine + ",publish=" + network.address(number)));
            number++;
        }
    }

    /** What is behind {@code ssh someone@second docker system dial-stdio}. */
    private void ssh(NetworkedEngine engine) throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("ssh");
        Files.writeString(program, """
                #!/bin/sh
                case "$*" in
                *"-l someone -- second docker system dial-stdio") ;;
                *) echo "unexpected: $*" >&2; exit 255 ;;
                esac
                DOCKER_HOST=%s exec docker system dial-stdio
                """.formatted(engine.socket()));
        assertTrue(program.toFile().setExecutable(true));
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (IOException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
