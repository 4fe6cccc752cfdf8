package dev.evenkeel.docker.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an engine listens, and how it is spoken to. */
public sealed interface EngineAddress {

    /** As a user writes it, such as {@code unix:///var/run/docker.sock}. */
    String text();

    /** The path of its socket on this machine; empty for an engine that is reached otherwise. */
    default Optional<Path> socket() {
        return Optional.empty();
    }

    /** A socket of this machine. */
    record Unix(String path) implements EngineAddress {
        @Override
        public String text() {
            return "unix://" + path;
        }

        @Override
        public Optional<Path> socket() {
            return Optional.of(Path.of(path));
        }
    }

    /**
     * A port.
     *
     * @param certificates null for an engine that is spoken to without TLS
     */
    record Tcp(String host, int port, @Nullable Certificates certificates) implements EngineAddress {
        @Override
        public String text() {
            return "tcp://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * A machine that is logged in to, with the engine that the {@code docker} there would talk to.
     *
     * @param user null for the one that ssh chooses
     * @param port 0 for the one that ssh chooses
     */
    record Ssh(@Nullable String user, String host, int port) implements EngineAddress {
        @Override
        public String text() {
            return "ssh://" + (user == null ? "" : user + "@") + host + (port == 0 ? "" : ":" + port);
        }
    }

    /** The same with these certificates, if it has none and can use them. */
    default EngineAddress with(@Nullable Certificates certificates) {
        return certificates != null && this instanceof Tcp tcp && tcp.certificates() == null
                ? new Tcp(tcp.host(), tcp.port(), certificates)
                : this;
    }

    /**
     * Reads an address as the environment variable DOCKER_HOST has it.
     *
     * @throws IllegalArgumentException when it is none of {@code unix:///PATH}, {@code tcp://HOST:PORT} and
     *     {@code ssh://[USER@]HOST[:PORT]}
     */
    static EngineAddress parse(String text) {
        try {
            URI uri = new URI(text);
            String path = uri.getPath() == null ? "" : uri.getPath();
            boolean bare = path.isEmpty() && uri.getQuery() == null && uri.getFragment() == null;
            if ("unix".equals(uri.getScheme()) && path.startsWith("/")) {
                return new Unix(path);
            }
            if ("tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0) {
                return new Tcp(withoutBrackets(uri.getHost()), uri.getPort(), null);
            }
            // A user with a colon would be one with a password, which ssh does not take.
            boolean plainUser = uri.getUserInfo() == null || uri.getUserInfo().matches("[A-Za-z0-9_][A-Za-z0-9_.-]*");
            if ("ssh".equals(uri.getScheme()) && uri.getHost() != null && bare && plainUser) {
                return new Ssh(uri.getUserInfo(), withoutBrackets(uri.getHost()), Math.max(0, uri.getPort()));
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
    static EngineAddress usual(Map<String, String> environment) {
        String named = environment.getOrDefault("DOCKER_HOST", "");
        if (!named.isBlank()) {
            return parse(named.strip());
        }
        String home = environment.getOrDefault("HOME", "");
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        String system = "/var/run/docker.sock";
        List<String> places = Stream.of(
                        system,
                        home.isEmpty() ? "" : home + "/.docker/run/docker.sock",
                        runtime.isEmpty() ? "" : runtime + "/docker.sock")
                .filter(place -> !place.isEmpty())
                .toList();
        return new Unix(places.stream()
                .filter(place -> Files.exists(Path.of(place)))
                .findFirst()
                .orElse(system));
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String rejection(String text) {
        return "'" + text
                + "' is not an engine's address; write unix:///PATH, tcp://HOST:PORT or ssh://[USER@]HOST[:PORT]";
    }
}
