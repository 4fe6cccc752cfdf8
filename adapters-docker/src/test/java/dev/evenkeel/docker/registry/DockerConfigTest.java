package dev.evenkeel.docker.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerConfigTest {

    private static final ImageReference HUB = ImageReference.of("team/web:1");
    private static final ImageReference OWN = ImageReference.of("registry.example:5000/web:1");

    @TempDir
    Path folder;

    @Test
    void findsWhatDockerLoginHasKept() throws IOException {
        DockerConfig config = config("""
                {"auths": {"https://index.docker.io/v1/": {"auth": "aHVidXNlcjpodWI6cGFzcw=="},
                           "registry.example:5000": {"identitytoken": "token"},
                           "elsewhere.example": {}}}
                """);

        assertEquals(Optional.of(RegistryLogin.of("hubuser", "hub:pass")), config.login(HUB));
        assertEquals(Optional.of(RegistryLogin.ofToken("token")), config.login(OWN));
        assertEquals(Optional.empty(), config.login(ImageReference.of("elsewhere.example/web")));
        assertEquals(Optional.empty(), config.login(ImageReference.of("unknown.example/web")));
    }

    @Test
    void hasNoLoginWithoutAFileOrWithAHelperThatIsNone() throws IOException {
        assertEquals(
                Optional.empty(), DockerConfig.usual(Map.of("HOME", "/no/such")).login(HUB));
        assertEquals(
                Optional.empty(), config("{\"credsStore\": \"../../bin/sh\"}").login(HUB));
    }

    @Test
    void tellsNothingOfAFileItCannotRead() throws IOException {
        DockerConfig config = config("{\"auths\": {\"canary\": ");

        String message = String.valueOf(assertThrows(IllegalStateException.class, () -> config.login(HUB))
                .getMessage());

        assertEquals("Docker's file " + folder.resolve("config.json") + " cannot be read", message);
    }

    @Test
    void readsTheSecretOfRepositoryCredentialsAndRepeatsNoneOfIt() {
        assertEquals(
                RegistryLogin.of("u", "canary"),
                RegistryLogin.ofSecret("{\"username\": \"u\", \"password\": \"canary\", \"more\": 1}"));
        for (String unusable : new String[] {"canary", "[\"canary\"]", "{\"password\": \"canary\"}"}) {
            String message =
                    String.valueOf(assertThrows(IllegalArgumentException.class, () -> RegistryLogin.ofSecret(unusable))
                            .getMessage());
            assertFalse(message.contains("canary"), message);
        }
        assertEquals("(hidden)", RegistryLogin.of("u", "canary").toString());
    }

    private DockerConfig config(String text) throws IOException {
        Files.writeString(folder.resolve("config.json"), text);
        return DockerConfig.usual(Map.of("DOCKER_CONFIG", folder.toString()));
    }
}
