package dev.evenkeel.cli.ecs;

import dev.evenkeel.cli.json.JsonException;
import dev.evenkeel.cli.json.JsonObject;
import dev.evenkeel.cli.json.JsonReader;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the services of a cluster take requests and who answers them, from Evenkeel's own server. It adds to what ECS tells:
 * a server that does not know it, as Amazon's does not, is one without such services.
 */
public final class ServerTraffic {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> STATES = List.of("healthy", "initial", "unhealthy", "draining");

    private final SortedMap<String, JsonObject> services;

    private ServerTraffic(SortedMap<String, JsonObject> services) {
        this.services = services;
    }

    /** As it is now. */
    public static ServerTraffic of(Cluster cluster) {
        SortedMap<String, JsonObject> services = new TreeMap<>();
        if (!cluster.connection().endpoint().realAws()) {
            HttpCall.Answer answer = new OwnPath(cluster, "traffic").get(PATIENCE, HttpCall::answer);
            for (JsonObject service : read(answer)) {
                services.put(service.text("serviceName", ""), service);
            }
        }
        return new ServerTraffic(services);
    }

    private static List<JsonObject> read(HttpCall.Answer answer) {
        try {
            return answer.status() == 200 ? JsonReader.read(answer.body()).objects("services") : List.of();
        } catch (JsonException e) {
            // Some other server: what it said is not JSON, and is not for us.
            return List.of();
        }
    }

    /** Whether no service takes requests through a load balancer. */
    public boolean isEmpty() {
        return services.isEmpty();
    }

    /** Where a service takes everybody's requests. */
    public List<String> urls(String service) {
        JsonObject found = services.get(service);
        return found == null ? List.of() : found.texts("urls");
    }

    /** How many targets of a service are in which state, all states named. */
    public JsonObject counts(String service) {
        JsonObject found = services.getOrDefault(service, JsonObject.empty());
        JsonObject counts = JsonObject.empty();
        for (String state : STATES) {
            counts = counts.with(state, found.count(state));
        }
        return counts;
    }

    /** How many targets of a service are in which state, such as {@code 3 healthy, 1 draining}; {@code -} for none. */
    public String targets(String service) {
        JsonObject found = services.get(service);
        if (found == null) {
            return "-";
        }
        String text = String.join(
                ", ",
                STATES.stream()
                        .filter(state -> found.count(state) > 0)
                        .map(state -> found.count(state) + " " + state)
                        .toList());
        return text.isEmpty() ? "none" : text;
    }
}
