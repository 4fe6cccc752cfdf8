package dev.evenkeel.docker.client;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The engines that {@code docker context create} has given names, from the files in which Docker's client keeps them. */
public final class DockerContexts {

    private final Path folder;
    private final Map<String, String> environment;

    private DockerContexts(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** The user's own, or those in the folder that DOCKER_CONFIG names. */
    public static DockerContexts usual(Map<String, String> environment) {
        String config = environment.getOrDefault("DOCKER_CONFIG", environment.getOrDefault("HOME", "") + "/.docker");
        return new DockerContexts(Path.of(config).resolve("contexts"), environment);
    }

    /**
     * The engine of a context; {@code default} is the one that is used without any.
     *
     * @throws IllegalArgumentException when there is none of that name, or it cannot be used
     */
    public EngineAddress address(String name) {
        if (name.equals("default")) {
            return EngineAddress.usual(environment);
        }
        String key = key(name);
        Path file = folder.resolve("meta").resolve(key).resolve("meta.json");
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "there is no Docker context '" + name + "'; 'docker context ls' shows those there are");
        }
        try {
            JsonObject endpoint = new JsonObject(Files.readString(file))
                    .getJsonObject("Endpoints", new JsonObject())
                    .getJsonObject("docker", new JsonObject());
            if (endpoint.getBoolean("SkipTLSVerify", false)) {
                throw new IllegalArgumentException("the Docker context '" + name
                        + "' does not check the engine's certificate (skip-tls-verify), which Evenkeel insists on");
            }
            EngineAddress address = EngineAddress.parse(endpoint.getString("Host", ""));
            Path certificates = folder.resolve("tls").resolve(key).resolve("docker");
            return Files.isDirectory(certificates) ? address.with(Certificates.of(certificates)) : address;
        } catch (IOException | DecodeException | ClassCastException unreadable) {
            throw new IllegalArgumentException("the Docker context '" + name + "' is damaged: " + file, unreadable);
        }
    }

    private static String key(String name) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
