package dev.evenkeel.bench.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Docker Swarm, with a service whose tasks publish their port on their host, as Evenkeel's do. */
final class SwarmPeer implements Orchestrator {
    static final String SERVICE = "bench";

    private final EngineSocket engine;
    private final long restartDelay;
    private final @Nullable String network;
    private JsonObject spec = new JsonObject();

    /** With tasks that publish their port on their host. */
    SwarmPeer(EngineSocket engine, int restartDelaySeconds) {
        this(engine, restartDelaySeconds, null);
    }

    /**
     * @param restartDelaySeconds how long it waits before it replaces a container that has ended; Swarm's own is 5
     * @param network an overlay network in which its tasks are found by the name {@code tasks.bench}; null: they publish
     *     their port on their host
     */
    SwarmPeer(EngineSocket engine, int restartDelaySeconds, @Nullable String network) {
        this.engine = engine;
        this.network = network;
        restartDelay = restartDelaySeconds * 1_000_000_000L;
    }

    @Override
    public String name() {
        return "Swarm";
    }

    @Override
    public String label() {
        return "com.docker.swarm.service.name=" + SERVICE;
    }

    @Override
    public void create(int count) {
        JsonObject container = new JsonObject().put("Image", IMAGE + "v1");
        create(count, container, new JsonObject().put("Parallelism", 2).put("Order", "stop-first"));
    }

    /** At its fastest: all at once, checked every second. */
    @Override
    public void createChecked(int count) {
        JsonObject check = new JsonObject()
                .put("Test", new JsonArray().add("CMD-SHELL").add("wget -q -O /dev/null http://127.0.0.1/"))
                .put("Interval", 1_000_000_000L);
        JsonObject container = new JsonObject().put("Image", IMAGE + "v1").put("Healthcheck", check);
        create(count, container, new JsonObject().put("Parallelism", 0).put("Order", "start-first"));
    }

    private void create(int count, JsonObject container, JsonObject update) {
        JsonObject template = new JsonObject()
                .put("ContainerSpec", container)
                .put(
                        "Resources",
                        new JsonObject().put("Limits", new JsonObject().put("MemoryBytes", MEMORY_MIB * 1024L * 1024)))
                .put("RestartPolicy", new JsonObject().put("Condition", "any").put("Delay", restartDelay));
        spec = new JsonObject()
                .put("Name", SERVICE)
                .put("TaskTemplate", template)
                .put("Mode", replicas(count))
                .put("UpdateConfig", update)
                .put("EndpointSpec", endpoint());
        if (network != null) {
            template.put("Networks", new JsonArray().add(new JsonObject().put("Target", network)));
        }
        engine.ask("POST", "/services/create", spec);
    }

    private JsonObject endpoint() {
        JsonObject port =
                new JsonObject().put("Protocol", "tcp").put("TargetPort", 80).put("PublishMode", "host");
        return network == null
                ? new JsonObject().put("Ports", new JsonArray().add(port))
                : new JsonObject().put("Mode", "dnsrr");
    }

    @Override
    public void scale(int count) {
        spec.put("Mode", replicas(count));
        update();
    }

    @Override
    public void roll(String version) {
        spec.getJsonObject("TaskTemplate").getJsonObject("ContainerSpec").put("Image", IMAGE + version);
        update();
    }

    @Override
    public void remove() {
        engine.tell("DELETE", "/services/" + SERVICE, null);
    }

    @Override
    public void close() {
        remove();
    }

    private void update() {
        int version = engine.ask("GET", "/services/" + SERVICE, null)
                .getJsonObject("Version")
                .getInteger("Index");
        engine.ask("POST", "/services/" + SERVICE + "/update?version=" + version, spec);
    }

    private static JsonObject replicas(int count) {
        return new JsonObject().put("Replicated", new JsonObject().put("Replicas", count));
    }
}
