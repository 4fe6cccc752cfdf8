package dev.evenkeel.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A registry of images on a loopback port, with one user, from Debian's package docker-registry. */
final class LocalRegistry implements AutoCloseable {

    static final String USER = "builder";
    static final String PASSWORD = "open-sesame";

    private static final String HASH = "$2y$05$abcdefghijklmnopqrstuutXu9KzOt.1yBoZUeFWoT/914/JfszCO";

    private final Process process;
    private final String host;

    /** @param folder to keep everything in */
    LocalRegistry(Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        host = "127.0.0.1:" + port;
        Files.writeString(folder.resolve("users"), USER + ":" + HASH + "\n");
        Files.writeString(folder.resolve("registry.yml"), """
                version: 0.1
                log: {level: error}
                storage: {filesystem: {rootdirectory: DIR/data}}
                auth: {htpasswd: {realm: test, path: DIR/users}}
                http: {addr: ADDRESS}
                """.replace("DIR", folder.toString())
                .replace("ADDRESS", host));
        process = new ProcessBuilder(
                        "docker-registry",
                        "serve",
                        folder.resolve("registry.yml").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        for (int tries = 0; !answers(port); tries++) {
            if (tries == 100 || !process.isAlive()) {
                throw new IOException("the registry does not answer: " + Files.readString(folder.resolve("log")));
            }
            Thread.sleep(100);
        }
    }

    /** Whether the package is there. */
    static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "docker-registry")));
    }

    /** Host and port. */
    String host() {
        return host;
    }

    /** Name of an image in it. */
    String image(String name) {
        return host + "/" + name;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
