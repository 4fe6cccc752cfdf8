package dev.evenkeel.docker.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NetworkEndpointTest {

    private static JsonObject put(@Nullable String network) {
        JsonObject host = new JsonObject();
        JsonObject spec = new JsonObject().put("HostConfig", host);
        NetworkEndpoint.put(spec, host, network, List.of("web", "web.default"), List.of("ecs-db:db"));
        return spec;
    }

    @Test
    void theEnginesBridgeKnowsLinksAndNoNames() {
        assertEquals(new JsonObject("""
                {"HostConfig": {"NetworkMode": "bridge", "Links": ["ecs-db:db"]}}"""), put(null));
    }

    @Test
    void anEndpointOnANetworkOfOursHasBoth() {
        assertEquals(new JsonObject("""
                {"HostConfig": {"NetworkMode": "ecs-shop"},
                 "NetworkingConfig": {"EndpointsConfig": {"ecs-shop":
                   {"Aliases": ["web", "web.default"], "Links": ["ecs-db:db"]}}}}"""), put("ecs-shop"));
    }
}
