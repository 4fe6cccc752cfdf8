package dev.evenkeel.docker.client;

import dev.evenkeel.core.task.NetworkBinding;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says of one container at one moment.
 *
 * @param status created, running, paused, restarting, removing, exited or dead
 * @param health none, starting, healthy or unhealthy
 * @param exitCode of the process that ended, 0 as long as none did
 * @param error why the last start failed, "" when it did not
 * @param stopSignal what its image wants to be stopped by, such as SIGQUIT; SIGTERM when it does not say
 * @param startedAt when its process was started last, by the engine's clock; null when it never was
 * @param finishedAt when its process ended last, null as long as none did
 * @param ports the host ports it is reached by, in the order of its own ports
 * @param address on the network it is attached to, null when it has none of its own
 */
public record ContainerInspection(
        String id,
        String name,
        String imageId,
        SortedMap<String, String> labels,
        String status,
        String health,
        int exitCode,
        boolean oomKilled,
        String error,
        String stopSignal,
        boolean tty,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        List<NetworkBinding> ports,
        @Nullable String address) {
    public ContainerInspection {
        ports = List.copyOf(ports);
    }

    public boolean isRunning() {
        return status.equals("running") || status.equals("paused") || status.equals("restarting");
    }

    /** Whether its process has been started and has ended. */
    public boolean hasEnded() {
        return status.equals("exited") || status.equals("dead") || status.equals("removing");
    }

    public static ContainerInspection of(JsonObject json) {
        JsonObject state = json.getJsonObject("State", new JsonObject());
        JsonObject config = json.getJsonObject("Config", new JsonObject());
        JsonObject network = json.getJsonObject("NetworkSettings", new JsonObject());
        JsonObject health = state.getJsonObject("Health");
        SortedMap<String, String> labels = new TreeMap<>();
        JsonObject labelled = config.getJsonObject("Labels");
        if (labelled != null) {
            labelled.forEach(label -> labels.put(label.getKey(), String.valueOf(label.getValue())));
        }
        String name = json.getString("Name", "");
        return new ContainerInspection(
                json.getString("Id", ""),
                name.startsWith("/") ? name.substring(1) : name,
                json.getString("Image", ""),
                labels,
                state.getString("Status", ""),
                health == null ? "none" : health.getString("Status", "none"),
                state.getInteger("ExitCode", 0),
                state.getBoolean("OOMKilled", false),
                state.getString("Error", ""),
                config.getString("StopSignal", "SIGTERM"),
                config.getBoolean("Tty", false),
                instant(state.getString("StartedAt")),
                instant(state.getString("FinishedAt")),
                ports(network.getJsonObject("Ports")),
                address(
                        network,
                        json.getJsonObject("HostConfig", new JsonObject()).getString("NetworkMode", "")));
    }

    /** The engine says year 1 for never. */
    private static @Nullable Instant instant(@Nullable String text) {
        if (text == null || text.startsWith("0001-")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private static List<NetworkBinding> ports(@Nullable JsonObject published) {
        List<NetworkBinding> bindings = new ArrayList<>();
        for (Map.Entry<String, Object> port : published == null ? new JsonObject() : published) {
            int slash = port.getKey().indexOf('/');
            if (port.getValue() instanceof JsonArray hosts && slash > 0) {
                int containerPort = Integer.parseInt(port.getKey().substring(0, slash));
                String protocol = port.getKey().substring(slash + 1);
                for (int each = 0; each < hosts.size(); each++) {
                    JsonObject host = hosts.getJsonObject(each);
                    int hostPort = Integer.parseInt(host.getString("HostPort"));
                    bindings.add(new NetworkBinding(
                            host.getString("HostIp"), containerPort, hostPort, protocol, null, null));
                }
            }
        }
        bindings.sort(Comparator.comparing(NetworkBinding::containerPort).thenComparing(NetworkBinding::hostPort));
        return bindings;
    }

    /** The network it was made for counts, not one that it was put on besides. */
    private static @Nullable String address(JsonObject network, String mode) {
        JsonObject networks = network.getJsonObject("Networks");
        if (networks == null) {
            return null;
        }
        JsonObject main = networks.getJsonObject(mode);
        if (main != null && !main.getString("IPAddress", "").isEmpty()) {
            return main.getString("IPAddress");
        }
        return networks.stream()
                .map(attached -> ((JsonObject) attached.getValue()).getString("IPAddress", ""))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElse(null);
    }
}
