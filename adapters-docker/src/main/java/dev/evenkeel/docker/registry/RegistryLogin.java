package dev.evenkeel.docker.registry;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a registry wants to know before it hands out an image. It prints as nothing. */
public final class RegistryLogin {

    private final JsonObject auth;

    private RegistryLogin(JsonObject auth) {
        this.auth = auth;
    }

    public static RegistryLogin of(String user, String password) {
        return new RegistryLogin(new JsonObject().put("username", user).put("password", password));
    }

    /** A login by a token that the registry gave out before. */
    public static RegistryLogin ofToken(String token) {
        return new RegistryLogin(new JsonObject().put("identitytoken", token));
    }

    /**
     * Reads the secret that {@code repositoryCredentials} names.
     *
     * @throws IllegalArgumentException when it is no JSON object with username and password; its message holds no value
     */
    public static RegistryLogin ofSecret(String text) {
        try {
            JsonObject secret = new JsonObject(text);
            if (secret.getValue("username") instanceof String user
                    && secret.getValue("password") instanceof String password) {
                return of(user, password);
            }
        } catch (DecodeException notJson) {
            throw new IllegalArgumentException("the secret of repositoryCredentials is not a JSON object");
        }
        throw new IllegalArgumentException("the secret of repositoryCredentials has no username and password");
    }

    /** As the engine takes it in the header X-Registry-Auth. */
    public String header() {
        return Base64.getUrlEncoder().encodeToString(auth.encode().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RegistryLogin login && auth.equals(login.auth);
    }

    @Override
    public int hashCode() {
        return auth.hashCode();
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
