package dev.evenkeel.docker.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "nginx, nginx, docker.io",
        "nginx:1.27, nginx, docker.io",
        "docker.io/library/nginx:1, nginx, docker.io",
        "index.docker.io/team/web, team/web, docker.io",
        "team/web:1@sha256:00, team/web, docker.io",
        "ghcr.io/team/web:1, ghcr.io/team/web, ghcr.io",
        "localhost/web, localhost/web, localhost",
        "localhost:5000/web, localhost:5000/web, localhost:5000",
        "127.0.0.1:5000/a/b:1, 127.0.0.1:5000/a/b, 127.0.0.1:5000",
        "1.dkr.ecr.us-east-1.amazonaws.com/web@sha256:00, 1.dkr.ecr.us-east-1.amazonaws.com/web,"
                + " 1.dkr.ecr.us-east-1.amazonaws.com"
    })
    void readsNamesAsDockerDoes(String image, String repository, String registry) {
        ImageReference reference = ImageReference.of(image);

        assertEquals(repository, reference.repository());
        assertEquals(registry, reference.registry());
        assertEquals(repository + "@sha256:11", reference.at("sha256:11"));
    }

    @Test
    void sumsUpHowFarAPullIs() {
        PullProgress progress = new PullProgress();

        assertEquals(Optional.empty(), progress.text());
        progress.step(new JsonObject("{\"status\":\"Pulling from web\",\"id\":\"1\"}"));
        progress.step(step("a", 1_000_000, 4_000_000));
        progress.step(step("b", 5_000_000, 16_000_000));
        assertEquals(Optional.of("30 % (6 of 20 MB)"), progress.text());
        progress.step(new JsonObject("{\"status\":\"Download complete\",\"id\":\"b\"}"));
        assertEquals(Optional.of("85 % (17 of 20 MB)"), progress.text());
    }

    private static JsonObject step(String layer, long current, long total) {
        return new JsonObject()
                .put("status", "Downloading")
                .put("id", layer)
                .put("progressDetail", new JsonObject().put("current", current).put("total", total));
    }
}
