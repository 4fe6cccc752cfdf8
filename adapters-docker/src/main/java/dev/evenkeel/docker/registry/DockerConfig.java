package dev.evenkeel.docker.registry;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The logins that {@code docker login} has kept: in Docker's own file, or with a helper that the file names. Reads files
 * and starts helpers, so it must not be asked on the backend's context.
 *
 * <ol>
 *   <li>A helper for this very registry ({@code credHelpers}), else the helper for all ({@code credsStore}).
 *   <li>Where there is none, or it knows nothing: the file itself ({@code auths}).
 * </ol>
 */
public final class DockerConfig {

    /** What Docker Hub is called in the file. */
    private static final String HUB = "https://index.docker.io/v1/";

    private static final long HELPER_SECONDS = 10;

    private final Path file;

    private DockerConfig(Path file) {
        this.file = file;
    }

    /** The user's own, or the one in the folder that DOCKER_CONFIG names. */
    public static DockerConfig usual(Map<String, String> environment) {
        String folder = environment.getOrDefault("DOCKER_CONFIG", environment.getOrDefault("HOME", "") + "/.docker");
        return new DockerConfig(Path.of(folder, "config.json"));
    }

    /** The login for the registry of an image; empty when none was kept. */
    public Optional<RegistryLogin> login(ImageReference image) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            JsonObject config = new JsonObject(Files.readString(file));
            String key = image.registry().equals("docker.io") ? HUB : image.registry();
            String helper = object(config, "credHelpers").getString(key, config.getString("credsStore"));
            Optional<RegistryLogin> helped = helper == null ? Optional.empty() : ask(helper, key);
            return helped.isPresent() ? helped : kept(object(config, "auths"), key);
        } catch (IOException | DecodeException | ClassCastException unreadable) {
            // The parser's own words may quote the file.
            throw new IllegalStateException("Docker's file " + file + " cannot be read");
        }
    }

    private static Optional<RegistryLogin> kept(JsonObject auths, String key) {
        JsonObject entry = auths.getJsonObject(key, auths.getJsonObject("https://" + key));
        if (entry == null) {
            return Optional.empty();
        }
        String token = entry.getString("identitytoken");
        if (token != null) {
            return Optional.of(RegistryLogin.ofToken(token));
        }
        String auth = entry.getString("auth");
        if (auth == null) {
            return Optional.empty();
        }
        String pair = new String(Base64.getMimeDecoder().decode(auth), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(RegistryLogin.of(pair.substring(0, colon), pair.substring(colon + 1)));
    }

    /** Helpers read the registry from their input and write JSON. One that knows nothing ends with an error. */
    private static Optional<RegistryLogin> ask(String helper, String key) throws IOException {
        if (!helper.matches("[A-Za-z0-9_.-]{1,64}")) {
            return Optional.empty();
        }
        Process process = new ProcessBuilder(List.of("docker-credential-" + helper, "get"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().write(key.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(HELPER_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                return Optional.empty();
            }
            JsonObject login = new JsonObject(said);
            String user = login.getString("Username", "");
            String secret = login.getString("Secret", "");
            return Optional.of(user.equals("<token>") ? RegistryLogin.ofToken(secret) : RegistryLogin.of(user, secret));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static JsonObject object(JsonObject config, String name) {
        @Nullable JsonObject found = config.getJsonObject(name);
        return found == null ? new JsonObject() : found;
    }
}
