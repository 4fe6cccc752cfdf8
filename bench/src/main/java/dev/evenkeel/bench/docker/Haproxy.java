package dev.evenkeel.bench.docker;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What stands before a Swarm service here, since the kernel may lack what Swarm's own mesh needs: haproxy in the service's
 * network, which asks for the addresses of its tasks twice a second, checks them, and tries what reached none of them again.
 */
final class Haproxy implements AutoCloseable {
    private static final int PORT = 8080;
    private final EngineSocket engine;
    private final String container;
    private final Process process;

    /** In a network that anything may be attached to, before a service there. */
    Haproxy(EngineSocket engine, Path folder, String network, String service) throws IOException {
        this.engine = engine;
        container = container(network);
        Path file = folder.resolve("haproxy.cfg");
        Files.writeString(file, configuration(service));
        // The container lends its network only, so that no image of haproxy is needed.
        process = new ProcessBuilder(
                        "nsenter",
                        "--target",
                        inspect().getJsonObject("State").getInteger("Pid").toString(),
                        "--net",
                        "haproxy",
                        "-db",
                        "-f",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
    }

    private static String configuration(String service) {
        return """
            global
              maxconn 2000
            defaults
              mode http
              timeout connect 1s
              timeout client 30s
              timeout server 30s
              option redispatch 1
              retries 3
              retry-on conn-failure empty-response
            resolvers engine
              nameserver engine 127.0.0.11:53
              timeout resolve 500ms
              timeout retry 500ms
              hold valid 500ms
              hold obsolete 0s
            frontend entrance
              bind :%d
              default_backend tasks
            backend tasks
              balance roundrobin
              server-template task 24 tasks.%s:80 check inter 500ms fall 1 rise 1 resolvers engine init-addr none
            """.formatted(PORT, service);
    }

    /** Where it is asked, on loopback. */
    int port() {
        JsonArray published = inspect()
                .getJsonObject("NetworkSettings")
                .getJsonObject("Ports")
                .getJsonArray(PORT + "/tcp");
        return Integer.parseInt(published.getJsonObject(0).getString("HostPort"));
    }

    private String container(String network) {
        String port = PORT + "/tcp";
        JsonObject published =
                new JsonObject().put(port, new JsonArray().add(new JsonObject().put("HostIp", "127.0.0.1")));
        JsonObject wanted = new JsonObject()
                .put("Image", "busybox:latest")
                .put("Cmd", new JsonArray().add("sleep").add("86400"))
                .put("ExposedPorts", new JsonObject().put(port, new JsonObject()))
                .put("HostConfig", new JsonObject().put("NetworkMode", network).put("PortBindings", published));
        String id = engine.ask("POST", "/containers/create", wanted).getString("Id");
        engine.tell("POST", "/containers/" + id + "/start", null);
        return id;
    }

    private JsonObject inspect() {
        return engine.ask("GET", "/containers/" + container + "/json", null);
    }

    @Override
    public void close() {
        process.destroy();
        engine.tell("DELETE", "/containers/" + container + "?force=1", null);
    }
}
