package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.shell;
import static dev.evenkeel.docker.Definitions.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.id.ClusterArn;
import dev.evenkeel.core.port.InstanceObservation;
import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.spi.BackendException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two engines that are absent, the same, or lost and found. */
class EngineFleetTest {
    private static final ClusterArn CLUSTER = Definitions.SCOPE.cluster("one");

    private FakeEngine a;
    private FakeEngine b;

    @BeforeEach
    void open() throws IOException {
        a = new FakeEngine().answer("GET /containers/json", new JsonArray());
        b = new FakeEngine().answer("GET /containers/json", new JsonArray());
    }

    @AfterEach
    void close() throws IOException {
        a.close();
        b.close();
    }

    @Test
    void offersEachAsAnInstanceWithItsOwnAttributes() {
        try (World world = new World(engines(
                "a=" + a.host() + ",cpu=512,memory=700", "b=" + b.host() + ",ecs.availability-zone=z,disk=ssd"))) {
            world.backend.capacityPool().offer(CLUSTER);

            InstanceObservation first =
                    world.awaitInstance(seen -> seen.hostId().equals("a"));
            InstanceObservation second =
                    world.awaitInstance(seen -> seen.hostId().equals("b"));

            assertEquals(
                    List.of("local", 512, 700),
                    List.of(
                            String.valueOf(first.availabilityZone()),
                            first.registered().cpu(),
                            first.registered().memory()));
            assertEquals(
                    List.of("z", 2048, 4096),
                    List.of(
                            String.valueOf(second.availabilityZone()),
                            second.registered().cpu(),
                            second.registered().memory()));
            assertTrue(second.attributes().contains(new Attribute("disk", "ssd", null, null)));
            assertTrue(second.attributes().contains(new Attribute("ecs.availability-zone", "z", null, null)));
        }
    }

    @Test
    void wantsAllOfThemAtItsStart() {
        BackendException refused = assertThrows(
                BackendException.class, () -> new World(engines("a=" + a.host(), "b=unix:///no/such.sock")).close());

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("docker: engine b: no usable engine at unix:///no/such.sock ("), message);
        assertTrue(
                message.endsWith("); start it, or leave it out: its tasks are then replaced on the others"), message);
    }

    @Test
    void noticesThatTwoNamesAreOneEngine() {
        a.answer(
                "GET /info",
                200,
                new JsonObject().put("ID", "x").put("Name", "m").put("DockerRootDir", "/d"));

        BackendException refused = assertThrows(
                BackendException.class, () -> new World(engines("a=" + a.host(), "again=" + a.host())).close());

        assertEquals("docker: a and again are one and the same engine; leave one of them out", refused.getMessage());
    }

    @Test
    void losesAnEngineThatIsAwayForLongAndCleansItBeforeItIsOfferedAgain() {
        try (World world = new World(engines("a=" + a.host(), "b=" + b.host()), "lost-after=10")) {
            world.backend.capacityPool().offer(CLUSTER);
            world.awaitInstance(seen -> seen.hostId().equals("b"));

            b.down();
            world.awaitInstance(seen -> seen.hostId().equals("b") && !seen.connected());
            InstanceObservation gone = world.awaitInstance(seen -> !seen.present());
            int before = world.instances();
            TaskStart stale = start("bridge", shell("app", "sleep 60"));
            b.answer("GET /containers/json", new JsonArray().add(container(world.owner, stale)))
                    .on("DELETE /containers/stale", request -> {
                        b.answer("GET /containers/json", new JsonArray());
                        request.response().setStatusCode(204).end();
                    });
            b.listen();
            world.awaitInstance(any -> world.instances() > before);

            assertEquals(InstanceObservation.gone(CLUSTER, "b"), gone);
            assertTrue(
                    b.requests().contains("DELETE /containers/stale"),
                    b.requests().toString());
        }
    }

    @Test
    void neverLosesAnOnlyEngine() {
        try (World world = new World("host=" + a.host(), "lost-after=10")) {
            world.backend.capacityPool().offer(CLUSTER);
            world.awaitInstance(InstanceObservation::connected);

            a.down();
            world.awaitInstance(seen -> !seen.connected());
            Pause.millis(500);
            int seen = world.instances();
            a.listen();

            assertEquals(2, seen);
        }
    }

    @Test
    void saysThatAnInstanceOfAnEngineThatIsNoLongerNamedIsGone() {
        try (World world = new World(engines("a=" + a.host(), "b=" + b.host()))) {
            world.backend.capacityPool().observe(CLUSTER, "c");
            world.backend.capacityPool().observe(CLUSTER, "b");

            assertEquals(InstanceObservation.gone(CLUSTER, "c"), world.awaitInstance(any -> true));
            assertEquals(1, world.instances());
        }
    }

    private static String engines(String... each) {
        return "engines=" + String.join(";", each);
    }

    private static JsonObject container(String owner, TaskStart task) {
        return new JsonObject()
                .put("Id", "stale")
                .put("State", "running")
                .put(
                        "Labels",
                        new JsonObject()
                                .put("dev.evenkeel.owner", owner)
                                .put(
                                        "com.amazonaws.ecs.task-arn",
                                        task.taskArn().value())
                                .put("com.amazonaws.ecs.container-name", "app"));
    }
}
