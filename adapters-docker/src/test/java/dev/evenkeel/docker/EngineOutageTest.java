package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.shell;
import static dev.evenkeel.docker.Definitions.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.spi.BackendException;
import dev.evenkeel.docker.task.OwnNames;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine that is absent, old, slow or gone for a while. */
class EngineOutageTest {

    private FakeEngine engine;

    @BeforeEach
    void open() throws IOException {
        engine = new FakeEngine().answer("GET /containers/json", new JsonArray());
    }

    @AfterEach
    void close() throws IOException {
        engine.close();
    }

    @Test
    void saysInOneLineThatNoEngineAnswers() {
        BackendException failure =
                assertThrows(BackendException.class, () -> new World("host=unix:///no/such/docker.sock").close());

        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith("docker: no usable engine at unix:///no/such/docker.sock ("), message);
        assertTrue(message.endsWith("); start Docker, or name another engine with DOCKER_HOST or the option host"));
        assertEquals(1, message.lines().count());
    }

    @Test
    void saysThatAnEngineIsTooOld() {
        engine.answer(
                "GET /version", 200, new JsonObject().put("ApiVersion", "1.40").put("MinAPIVersion", "1.12"));

        BackendException failure =
                assertThrows(BackendException.class, () -> new World("host=" + engine.host()).close());

        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("API 1.40 at most, but 1.41 is needed; update Docker to 20.10 or newer"), message);
    }

    @Test
    void saysWhichOptionCannotBeUsed() {
        BackendException failure = assertThrows(BackendException.class, () -> new World("cpu=many").close());

        assertEquals(
                "docker: option cpu=many cannot be used; it takes a whole number of at least 128",
                failure.getMessage());
    }

    @Test
    void describesTheMachineInEcsWords() {
        try (World world = new World("host=" + engine.host(), "reserved-memory=96")) {
            world.backend.capacityPool().offer(Definitions.SCOPE.cluster("one"));

            InstanceObservation seen = world.awaitInstance(any -> true);

            assertTrue(seen.attributes().contains(new Attribute("ecs.capability.task-eni", null, null, null)));
            assertEquals(
                    List.of(
                            new Attribute("ecs.os-type", "linux", null, null),
                            new Attribute("ecs.cpu-architecture", "arm64", null, null),
                            new Attribute("ecs.availability-zone", "local", null, null)),
                    seen.attributes().subList(0, 3));
            assertEquals(
                    new InstanceObservation(
                            Definitions.SCOPE.cluster("one"),
                            "fake",
                            "local",
                            Resources.of(2048, 4000),
                            seen.attributes(),
                            "DockerVersion: 20.10.24",
                            true,
                            true),
                    seen);
        }
    }

    @Test
    void looksAtItsContainersAfterTheEventStreamBroke() throws Exception {
        engine.answer("POST /containers/create", 201, new JsonObject().put("Id", "c1"))
                .answer("POST /containers/c1/start", 204, new JsonObject())
                .answer("GET /containers/c1/json", 200, inspection("running", 0));
        try (World world = new World("host=" + engine.host())) {
            TaskStart task = start("bridge", shell("app", "sleep 60"));
            world.run(task);

            engine.answer("GET /containers/c1/json", 200, inspection("exited", 5));
            engine.breakEventStreams();
            TaskObservation stopped = world.awaitStopped(task.taskArn());

            assertEquals(List.of(5), World.each(stopped, container -> container.exitCode()));
            assertEquals(1, engine.eventStreams());
        }
    }

    @Test
    void reportsAnEngineThatIsDownForLongAsDisconnected() {
        try (World world = new World("host=" + engine.host())) {
            world.backend.capacityPool().offer(Definitions.SCOPE.cluster("one"));
            world.awaitInstance(InstanceObservation::connected);

            engine.down();
            InstanceObservation lost = world.awaitInstance(seen -> !seen.connected());
            int before = world.instances();
            engine.listen();
            world.awaitInstance(seen -> world.instances() > before);

            assertEquals("fake", lost.hostId());
        }
    }

    @Test
    void asksForTheImageOnlyWhenTheEngineHasMissedIt() throws Exception {
        engine.on("POST /containers/create", request -> {
                    boolean pulled = engine.requests().contains("POST /images/create");
                    request.response()
                            .setStatusCode(pulled ? 201 : 404)
                            .end(pulled ? "{\"Id\":\"c1\"}" : "{\"message\":\"No such image: busybox:latest\"}");
                })
                .answer("POST /images/create", 200, new JsonObject().put("status", "Pulling"))
                .answer("POST /containers/c1/start", 204, new JsonObject())
                .answer("GET /containers/c1/json", 200, inspection("running", 0));
        try (World world = new World("host=" + engine.host())) {
            world.run(start("bridge", shell("app", "sleep 60")));

            assertEquals(
                    List.of(
                            "POST /containers/create",
                            "POST /images/create",
                            "POST /containers/create",
                            "POST /containers/c1/start"),
                    engine.requests().stream()
                            .filter(request -> request.startsWith("POST"))
                            .toList());
        }
    }

    @Test
    void tellsAPullThatBrokeOffAfterItHadBegun() throws Exception {
        engine.answer("POST /containers/create", 404, new JsonObject().put("message", "No such image: a:1"))
                .on(
                        "POST /images/create",
                        request -> request.response()
                                .end("{\"status\":\"Pulling\"}\n{\"error\":\"manifest for a:1 not found\"}\n"));
        try (World world = new World("host=" + engine.host())) {
            TaskStart task = start("bridge", shell("app", "sleep 60"));

            world.start(task);
            TaskObservation stopped = world.awaitStopped(task.taskArn());

            assertEquals(
                    "CannotPullContainerError: Error response from daemon: manifest for a:1 not found",
                    stopped.stoppedReason());
        }
    }

    @Test
    void leavesAContainerAloneThatHasOurNameAndNotOurLabel() throws Exception {
        engine.answer("POST /containers/create", 409, new JsonObject().put("message", "name is in use"));
        try (World world = new World("host=" + engine.host())) {
            TaskStart task = start("bridge", shell("app", "sleep 60"));
            engine.on(
                    "GET /containers/" + OwnNames.of(task, "app", world.owner) + "/json",
                    request -> request.response().end(inspection("running", 0).encode()));

            world.start(task);
            TaskObservation stopped = world.awaitStopped(task.taskArn());
            world.backend.taskRuntime().forget(task.taskArn());
            world.backend
                    .taskRuntime()
                    .stop(start("bridge", shell("other", "true")).taskArn());

            assertTrue(String.valueOf(stopped.stoppedReason()).contains("is there already and is not Evenkeel's"));
            assertEquals(
                    List.of(),
                    engine.requests().stream()
                            .filter(request -> request.startsWith("DELETE"))
                            .toList());
        }
    }

    @Test
    void takesAnEventThatOvertakesTheAnswerOfTheStart() throws Exception {
        engine.answer("POST /containers/create", 201, new JsonObject().put("Id", "c1"))
                .on("POST /containers/c1/start", request -> {
                    engine.event("c1", "die");
                    request.response().setStatusCode(204).end();
                })
                .on("GET /containers/c1/json", request -> {
                    long asked = engine.requests().stream()
                            .filter("GET /containers/c1/json"::equals)
                            .count();
                    request.response().end((asked == 1 ? inspection("running", 0) : inspection("exited", 3)).encode());
                });
        try (World world = new World("host=" + engine.host())) {
            TaskStart task = start("bridge", shell("app", "exit 3"));

            world.start(task);
            TaskObservation stopped = world.awaitStopped(task.taskArn());

            assertEquals(List.of(3), World.each(stopped, container -> container.exitCode()));
        }
    }

    private static JsonObject inspection(String status, int exitCode) {
        return new JsonObject()
                .put("Id", "c1")
                .put("Image", "sha256:1")
                .put("State", new JsonObject().put("Status", status).put("ExitCode", exitCode));
    }
}
