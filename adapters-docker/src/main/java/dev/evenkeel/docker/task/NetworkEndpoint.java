package dev.evenkeel.docker.task;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The network of a container that has one of its own, in the engine's words. */
final class NetworkEndpoint {

    private NetworkEndpoint() {}

    /**
     * Adds it to a specification and its host settings.
     *
     * @param network null for the engine's own bridge, which knows no names
     * @param names by which others on the network find the container
     * @param links each {@code CONTAINER:ALIAS}
     */
    static void put(
            JsonObject spec, JsonObject host, @Nullable String network, Collection<String> names, List<String> links) {
        if (network == null) {
            host.put("NetworkMode", "bridge");
            if (!links.isEmpty()) {
                host.put("Links", new JsonArray(links));
            }
            return;
        }
        JsonObject endpoint = new JsonObject();
        if (!names.isEmpty()) {
            endpoint.put("Aliases", new JsonArray(List.copyOf(names)));
        }
        if (!links.isEmpty()) {
            // Elsewhere than on the bridge they belong to the endpoint.
            endpoint.put("Links", new JsonArray(links));
        }
        host.put("NetworkMode", network);
        spec.put("NetworkingConfig", new JsonObject().put("EndpointsConfig", new JsonObject().put(network, endpoint)));
    }
}
