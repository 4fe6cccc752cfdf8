package dev.evenkeel.bench.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The engine's own API, eight calls at a time: more at once start no more containers a second. */
final class RawPeer implements Peer {
    private static final int AT_ONCE = 8;
    private static final String LABEL = "evenkeel.bench=raw";

    private final EngineSocket engine;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private int running;

    RawPeer(EngineSocket engine) {
        this.engine = engine;
    }

    @Override
    public String name() {
        return "raw API";
    }

    @Override
    public String label() {
        return LABEL;
    }

    @Override
    public void create(int count) {
        running = 0;
        scale(count);
    }

    @Override
    public void scale(int count) {
        while (running < count) {
            running++;
            Future<?> unused = threads.submit(this::runOne);
        }
    }

    /** Creates and starts one container, and returns when it runs. */
    String runOne() {
        JsonObject ports = new JsonObject().put("80/tcp", new JsonArray().add(new JsonObject().put("HostPort", "")));
        JsonObject spec = new JsonObject()
                .put("Image", IMAGE + "v1")
                .put("Labels", new JsonObject().put("evenkeel.bench", "raw"))
                .put("ExposedPorts", new JsonObject().put("80/tcp", new JsonObject()))
                .put(
                        "HostConfig",
                        new JsonObject()
                                .put("NetworkMode", "bridge")
                                .put("Memory", MEMORY_MIB * 1024L * 1024)
                                .put("PortBindings", ports));
        String id = engine.ask("POST", "/containers/create?name=raw-" + UUID.randomUUID(), spec)
                .getString("Id");
        engine.tell("POST", "/containers/" + id + "/start", null);
        return id;
    }

    @Override
    public void roll(String version) {
        throw new UnsupportedOperationException("an engine does not roll");
    }

    @Override
    public void remove() {
        engine.remove(LABEL);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        remove();
    }
}
