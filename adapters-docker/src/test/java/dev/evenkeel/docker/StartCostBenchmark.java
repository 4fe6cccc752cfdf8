package dev.evenkeel.docker;

import static dev.evenkeel.docker.Definitions.shell;
import static dev.evenkeel.docker.Definitions.start;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.docker.client.EngineAddress;
import dev.evenkeel.docker.client.EngineClient;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What the runtime adds to the engine's own create and start, one container at a time, in alternating rounds. Not part of
 * the build; run it with {@code -Dtest=StartCostBenchmark}.
 */
@NeedsEngine
class StartCostBenchmark {

    private static final System.Logger LOG = System.getLogger(StartCostBenchmark.class.getName());
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 40;

    @Test
    void addsLittleToCreateAndStart() throws Exception {
        Vertx vertx = Vertx.vertx();
        EngineClient engine = done(EngineClient.connect(vertx, EngineAddress.usual(System.getenv())));
        List<Double> raw = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        try (World world = new World()) {
            for (int round = 0; round < WARM_UP + ROUNDS; round++) {
                double rawMillis = raw(engine);
                double ourMillis = ours(world);
                if (round >= WARM_UP) {
                    raw.add(rawMillis);
                    ours.add(ourMillis);
                }
            }
        } finally {
            done(engine.close());
            done(vertx.close());
        }
        LOG.log(
                System.Logger.Level.INFO,
                "raw create+start, ms: {0}; start to RUNNING, ms: {1}",
                figures(raw),
                figures(ours));
    }

    private static double raw(EngineClient engine) throws Exception {
        JsonObject spec = new JsonObject()
                .put("Image", "busybox:latest")
                .put("Cmd", new JsonArray().add("sleep").add("60"))
                .put("HostConfig", new JsonObject().put("NetworkMode", "bridge"));
        long begin = System.nanoTime();
        String id = done(engine.create("raw-" + UUID.randomUUID(), spec));
        done(engine.start(id));
        double millis = (System.nanoTime() - begin) / 1e6;
        done(engine.remove(id));
        return millis;
    }

    private static double ours(World world) throws Exception {
        TaskStart task = start("bridge", shell("app", "sleep 60"));
        long begin = System.nanoTime();
        world.run(task);
        double millis = (System.nanoTime() - begin) / 1e6;
        world.backend.taskRuntime().forget(task.taskArn());
        Docker.awaitLines(0, "ps", "-aq", "--filter", "label=com.amazonaws.ecs.task-arn=" + task.taskArn());
        return millis;
    }

    private static String figures(List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return String.format(
                "n=%d p50=%.1f p90=%.1f min=%.1f",
                sorted.size(), sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 9 / 10), sorted.get(0));
    }

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get();
    }
}
