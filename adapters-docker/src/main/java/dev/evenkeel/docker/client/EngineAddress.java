package dev.evenkeel.docker.client;

import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where an engine listens.
 *
 * @param text as a user writes it, such as {@code unix:///var/run/docker.sock}
 */
public record EngineAddress(String text, SocketAddress socket) {

    private static final String USUAL = "/var/run/docker.sock";

    /**
     * Reads an address as the environment variable DOCKER_HOST has it.
     *
     * @throws IllegalArgumentException when it is neither {@code unix:///PATH} nor {@code tcp://HOST:PORT}
     */
    public static EngineAddress parse(String text) {
        try {
            URI uri = new URI(text);
            if ("unix".equals(uri.getScheme())
                    && uri.getPath() != null
                    && uri.getPath().startsWith("/")) {
                return unix(uri.getPath());
            }
            if ("tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
                return new EngineAddress(text, SocketAddress.inetSocketAddress(uri.getPort(), uri.getHost()));
            }
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(rejection(text), malformed);
        }
        throw new IllegalArgumentException(rejection(text));
    }

    /**
     * The engine a user most likely means when none was named: DOCKER_HOST, else the first socket that exists of the
     * system's, Docker Desktop's and a rootless engine's, else the system's.
     */
    public static EngineAddress usual(Map<String, String> environment) {
        String named = environment.getOrDefault("DOCKER_HOST", "");
        if (!named.isBlank()) {
            return parse(named.strip());
        }
        String home = environment.getOrDefault("HOME", "");
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        List<String> places = Stream.of(
                        USUAL,
                        home.isEmpty() ? "" : home + "/.docker/run/docker.sock",
                        runtime.isEmpty() ? "" : runtime + "/docker.sock")
                .filter(place -> !place.isEmpty())
                .toList();
        return unix(places.stream()
                .filter(place -> Files.exists(Path.of(place)))
                .findFirst()
                .orElse(USUAL));
    }

    private static EngineAddress unix(String path) {
        return new EngineAddress("unix://" + path, SocketAddress.domainSocketAddress(path));
    }

    private static String rejection(String text) {
        return "'" + text + "' is not an engine's address; write unix:///PATH or tcp://HOST:PORT";
    }
}
