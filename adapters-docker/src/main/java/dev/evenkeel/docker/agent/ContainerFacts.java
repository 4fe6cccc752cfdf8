package dev.evenkeel.docker.agent;

import dev.evenkeel.docker.task.OwnLabels;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the engine says of a container, read for what the agent needs of it. */
final class ContainerFacts {
    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final Pattern AGENT_URI =
            Pattern.compile("ECS_AGENT_URI=http://([0-9.]+)(?::([0-9]{1,5}))?/api/([0-9a-f]{32})");
    private static final Pattern CREDENTIALS_URI =
            Pattern.compile("AWS_CONTAINER_CREDENTIALS_(?:FULL|RELATIVE)_URI=.*/v2/credentials/([0-9a-f]{32})");
    private static final int HTTP = 80;

    private final JsonObject json;

    ContainerFacts(JsonObject json) {
        this.json = json;
    }

    /** The engine's name, without the slash that it puts before it. */
    String engineName() {
        String name = json.getString("Name", "");
        return name.startsWith("/") ? name.substring(1) : name;
    }

    String imageId() {
        return json.getString("Image", "");
    }

    String createdAt() {
        return json.getString("Created", "");
    }

    Optional<String> startedAt() {
        return time("StartedAt");
    }

    Optional<String> finishedAt() {
        return time("FinishedAt");
    }

    /** All but our own. */
    JsonObject labels() {
        JsonObject labels = new JsonObject();
        for (Map.Entry<String, Object> label : object(object(json, "Config"), "Labels")) {
            if (!label.getKey().startsWith(OwnLabels.OWN_PREFIX)) {
                labels.put(label.getKey(), label.getValue());
            }
        }
        return labels;
    }

    /** The container definition that it was made from. */
    String containerName() {
        return object(object(json, "Config"), "Labels").getString(OwnLabels.CONTAINER, "");
    }

    /** When and how its health check came out last; empty before the first. */
    Optional<JsonObject> lastHealth() {
        JsonArray log = object(object(json, "State"), "Health").getJsonArray("Log");
        return log == null || log.isEmpty() ? Optional.empty() : Optional.of(log.getJsonObject(log.size() - 1));
    }

    JsonArray volumes() {
        JsonArray volumes = new JsonArray();
        JsonArray mounts = json.getJsonArray("Mounts");
        for (Object each : mounts == null ? new JsonArray() : mounts) {
            JsonObject mount = (JsonObject) each;
            volumes.add(new JsonObject()
                    .put("DockerName", mount.getString("Name", ""))
                    .put("Source", mount.getString("Source", ""))
                    .put("Destination", mount.getString("Destination", "")));
        }
        return volumes;
    }

    /** Such as bridge, host, none, {@code container:NAME} or the name of a network. */
    String networkMode() {
        return object(json, "HostConfig").getString("NetworkMode", "");
    }

    /** The networks it is attached to by itself: the one it was made for, where it was put on another besides. */
    List<JsonObject> networks() {
        JsonObject attached = object(object(json, "NetworkSettings"), "Networks");
        JsonObject main = attached.getJsonObject(networkMode());
        if (main != null) {
            return List.of(main);
        }
        List<JsonObject> networks = new ArrayList<>();
        attached.forEach(network -> networks.add((JsonObject) network.getValue()));
        return networks;
    }

    /** Its addresses on them. */
    SortedSet<String> addresses() {
        SortedSet<String> addresses = new TreeSet<>();
        for (JsonObject network : networks()) {
            addresses.add(network.getString("IPAddress", ""));
            addresses.add(network.getString("GlobalIPv6Address", ""));
        }
        addresses.remove("");
        return addresses;
    }

    /** Where it was told that the agent is. */
    Optional<AgentAddress> agentAddress() {
        return match(AGENT_URI)
                .map(found -> new AgentAddress(
                        found.group(1), found.group(2) == null ? HTTP : Integer.parseInt(found.group(2))));
    }

    /** The id it was told to ask the agent by. */
    Optional<String> agentId() {
        return match(AGENT_URI).map(found -> found.group(3));
    }

    /** The id it was told to ask for credentials by. */
    Optional<String> credentialsId() {
        return match(CREDENTIALS_URI).map(found -> found.group(1));
    }

    /** Nothing else of the environment is looked at: it holds secrets. */
    private Optional<Matcher> match(Pattern pattern) {
        JsonArray environment = object(json, "Config").getJsonArray("Env");
        for (Object line : environment == null ? new JsonArray() : environment) {
            Matcher matcher = pattern.matcher(String.valueOf(line));
            if (matcher.matches()) {
                return Optional.of(matcher);
            }
        }
        return Optional.empty();
    }

    private Optional<String> time(String name) {
        return Optional.ofNullable(object(json, "State").getString(name)).filter(time -> !time.equals(NEVER));
    }

    private static JsonObject object(JsonObject parent, String name) {
        JsonObject child = parent.getJsonObject(name);
        return child == null ? new JsonObject() : child;
    }
}
