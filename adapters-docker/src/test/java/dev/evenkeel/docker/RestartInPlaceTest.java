package dev.evenkeel.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.TaskStatus;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Restarts in place whose steps come in an awkward order, on an engine that can be held. */
@NullUnmarked
class RestartInPlaceTest {

    @Test
    void sendsAStopSignalThatCameDuringTheRestartOnceTheContainerRuns() throws Exception {
        AtomicInteger starts = new AtomicInteger();
        AtomicReference<String> status = new AtomicReference<>("running");
        AtomicReference<HttpServerRequest> held = new AtomicReference<>();
        CountDownLatch restarting = new CountDownLatch(1);
        try (FakeEngine engine = new FakeEngine()) {
            engine.answer("GET /containers/json", new JsonArray())
                    .answer("POST /containers/create", 201, new JsonObject().put("Id", "c1"))
                    .on("GET /containers/c1/json", request -> request.response().end(inspection(status.get())))
                    .on("POST /containers/c1/start", request -> {
                        if (starts.incrementAndGet() == 1) {
                            request.response().setStatusCode(204).end();
                        } else {
                            held.set(request);
                            restarting.countDown();
                        }
                    })
                    .on("POST /containers/c1/kill", request -> {
                        boolean runs = status.get().equals("running");
                        status.set("exited");
                        request.response().setStatusCode(runs ? 204 : 409).end("{\"message\":\"is not running\"}");
                        engine.event("c1", "die");
                    });
            try (World world = new World("host=" + engine.host())) {
                TaskStart task = TaskJson.start("{'containerDefinitions': ["
                        + TaskJson.app(
                                "'restartPolicy': {'enabled': true, 'restartAttemptPeriod': 0}, 'stopTimeout': 60")
                        + "]}");
                world.run(task);
                status.set("exited");
                engine.event("c1", "die");
                restarting.await(10, TimeUnit.SECONDS);

                world.backend.taskRuntime().stop(task.taskArn());
                world.await(task.taskArn(), seen -> seen.lastStatus() == TaskStatus.STOPPING);
                status.set("running");
                held.get().response().setStatusCode(204).end();
                world.awaitStopped(task.taskArn());

                assertEquals(
                        List.of("POST /containers/c1/start", "POST /containers/c1/start", "POST /containers/c1/kill"),
                        engine.requests().stream()
                                .filter(request -> request.startsWith("POST /containers/c1/"))
                                .toList());
            }
        }
    }

    private static String inspection(String status) {
        return new JsonObject()
                .put("Id", "c1")
                .put("Image", "sha256:1")
                .put("State", new JsonObject().put("Status", status).put("ExitCode", 0))
                .encode();
    }
}
