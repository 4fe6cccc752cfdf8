package dev.evenkeel.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.evenkeel.core.deployment.PinnedImage;
import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.StopCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Images from a private registry, on a real engine. */
@NeedsEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImagesOnEngineTest {

    private static final String SECRET = "arn:aws:secretsmanager:us-east-1:123456789012:secret:registry-AbCdEf";

    private LocalRegistry registry;
    private Path folder;
    private String image;

    @BeforeAll
    void open(@TempDir Path temporary) throws Exception {
        if (!LocalRegistry.isInstalled()) {
            String missing = "the package docker-registry is not installed";
            if (Boolean.parseBoolean(System.getenv("EVENKEEL_REQUIRE_DOCKER"))) {
                throw new IllegalStateException("EVENKEEL_REQUIRE_DOCKER is set, but " + missing);
            }
            abort(missing + "; run .ci/packages docker-registry:docker-registry to have this test");
        }
        folder = temporary;
        registry = new LocalRegistry(folder);
        image = registry.image("team/web:stable");
        String auth = Base64.getEncoder()
                .encodeToString((LocalRegistry.USER + ":" + LocalRegistry.PASSWORD).getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                Files.createDirectories(folder.resolve("login")).resolve("config.json"),
                "{\"auths\": {\"" + registry.host() + "\": {\"auth\": \"" + auth + "\"}}}");
        Files.writeString(
                folder.resolve("secrets.json"),
                "{\"" + SECRET + "\": {\"username\": \"builder\", \"password\": \"open-sesame\"}}");
        publish("v1");
    }

    @AfterEach
    void dropImage() throws Exception {
        drop();
    }

    @AfterAll
    void close() throws Exception {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void pullsWithTheCredentialsOfTheContainerDefinition() throws Exception {
        try (World world = new World("secrets=" + folder.resolve("secrets.json"))) {
            TaskObservation task =
                    world.run(start("'repositoryCredentials': {'credentialsParameter': '" + SECRET + "'}"));

            assertEquals("v1\n", LookInside.of(task, "web", "cat /www/index.html"));
            assertTrue(String.valueOf(task.containers().get(0).imageDigest()).startsWith("sha256:"));
            assertTrue(task.pullStartedAt() != null && task.pullStoppedAt() != null);
        }
    }

    @Test
    void tellsWhyAnImageCannotBePulled() throws Exception {
        Files.writeString(folder.resolve("wrong.json"), "{\"" + SECRET + "\": \"canary\"}");
        try (World world = new World("secrets=" + folder.resolve("wrong.json"))) {
            String anonymous = failure(world, start("'essential': true"));
            String wrong = failure(world, start("'repositoryCredentials': {'credentialsParameter': '" + SECRET + "'}"));

            assertTrue(anonymous.startsWith("CannotPullContainerError: Error response from daemon: "), anonymous);
            assertTrue(anonymous.contains("no basic auth credentials"), anonymous);
            assertEquals(
                    "CannotPullContainerAuthError: the secret of repositoryCredentials is not a JSON object", wrong);
        }
        try (World world = new World("secrets=" + folder.resolve("secrets.json"))) {
            String credentials = "'repositoryCredentials': {'credentialsParameter': '" + SECRET + "'}";
            String unknown =
                    failure(world, TaskJson.start(definition(credentials).replace("web:stable", "web:no-such-tag")));

            assertTrue(
                    unknown.startsWith("CannotPullContainerError: Error response from daemon: manifest for "), unknown);
        }
    }

    @Test
    void pullsAgainAsItsBehaviourSays() throws Exception {
        String credentials = "'repositoryCredentials': {'credentialsParameter': '" + SECRET + "'}";
        assertEquals(List.of("v1", "v1"), versions("prefer-cached", credentials));
        assertEquals(List.of("v1", "v1"), versions("once", credentials));
        assertEquals(List.of("v1", "v2"), versions("always", credentials));
        assertEquals(List.of("v1", "v2"), versions("default", credentials));
    }

    @Test
    void usesItsOwnImageWhenThePullFailsUnlessItMustPull() throws Exception {
        Docker.run("tag", "evenkeel-test/web:v2", image);
        try (World lenient = new World("image-pull-behavior=default");
                World strict = new World("image-pull-behavior=always")) {
            TaskObservation task = lenient.run(start("'essential': true"));
            String refused = failure(strict, start("'essential': true"));

            assertEquals("v2\n", LookInside.of(task, "web", "cat /www/index.html"));
            assertTrue(refused.startsWith("CannotPullContainerError: "), refused);
        }
    }

    @Test
    void runsTheDigestThatItsRevisionIsPinnedTo() throws Exception {
        String credentials = "'repositoryCredentials': {'credentialsParameter': '" + SECRET + "'}";
        try (World world = new World("secrets=" + folder.resolve("secrets.json"))) {
            TaskObservation first = world.run(start(credentials));
            String digest = Objects.requireNonNull(first.containers().get(0).imageDigest());
            publish("v2");

            TaskStart later = start(credentials);
            TaskObservation pinned = world.run(new TaskStart(
                    later.taskArn(),
                    later.clusterArn(),
                    later.taskDefinition(),
                    null,
                    later.launchType(),
                    later.hostId(),
                    later.availabilityZone(),
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(new PinnedImage("web", digest))));

            assertEquals("v1\n", LookInside.of(pinned, "web", "cat /www/index.html"));
            assertEquals(List.of(digest), World.each(pinned, ContainerObservation::imageDigest));
        } finally {
            publish("v1");
        }
    }

    /** What two tasks run of which the second starts after the tag has moved from v1 to v2. */
    private List<String> versions(String behavior, String credentials) throws Exception {
        publish("v1");
        drop();
        try (World world = new World("image-pull-behavior=" + behavior, "secrets=" + folder.resolve("secrets.json"))) {
            String first = LookInside.of(world.run(start(credentials)), "web", "cat /www/index.html");
            publish("v2");
            Docker.run("tag", "evenkeel-test/web:v1", image);
            String second = LookInside.of(world.run(start(credentials)), "web", "cat /www/index.html");
            return List.of(first.strip(), second.strip());
        } finally {
            publish("v1");
        }
    }

    private TaskStart start(String members) {
        return TaskJson.start(definition(members));
    }

    private String definition(String members) {
        return "{'containerDefinitions': [{'name': 'web', 'image': '" + image + "', 'memory': 32, " + members + "}]}";
    }

    private static String failure(World world, TaskStart start) {
        world.start(start);
        TaskObservation stopped = world.awaitStopped(start.taskArn());
        assertEquals(StopCode.TASK_FAILED_TO_START, stopped.stopCode());
        return String.valueOf(stopped.stoppedReason());
    }

    /** Puts a version behind the tag, in the registry and on the engine. */
    private void publish(String version) throws Exception {
        Docker.run("tag", "evenkeel-test/web:" + version, image);
        Docker.run("--config", folder.resolve("login").toString(), "push", "--quiet", image);
        drop();
    }

    /** Takes the names off the engine that this test gave. */
    private void drop() throws Exception {
        for (String name : Docker.lines(
                "image",
                "ls",
                "--digests",
                "--format",
                "{{.Repository}}:{{.Tag}} {{.Repository}}@{{.Digest}}",
                registry.image("team/web"))) {
            for (String each : name.split(" ")) {
                if (!each.contains("<none>")) {
                    Docker.run("image", "rm", "--force", each);
                }
            }
        }
    }
}
