package dev.evenkeel.docker.agent;

import dev.evenkeel.core.agent.ContainerMetadata;
import dev.evenkeel.core.agent.TaskMetadata;
import dev.evenkeel.core.task.NetworkBinding;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Metadata as the agent writes it: members in its order, and none for what there is not. */
final class MetadataJson {

    private MetadataJson() {}

    /** @param version 3 knows less of a task than 4 */
    static JsonObject task(TaskMetadata task, List<JsonObject> containers, int version) {
        JsonObject json = new JsonObject()
                .put("Cluster", task.cluster())
                .put("TaskARN", task.taskArn())
                .put("Family", task.family())
                .put("Revision", task.revision())
                .put("DesiredStatus", task.desiredStatus())
                .put("KnownStatus", task.knownStatus());
        if (task.cpu() != null || task.memory() != null) {
            JsonObject limits = new JsonObject();
            put(limits, "CPU", task.cpu());
            put(limits, "Memory", task.memory());
            json.put("Limits", limits);
        }
        put(json, "PullStartedAt", text(task.pullStartedAt()));
        put(json, "PullStoppedAt", text(task.pullStoppedAt()));
        put(json, "ExecutionStoppedAt", text(task.executionStoppedAt()));
        put(json, "AvailabilityZone", task.availabilityZone());
        put(json, "TaskTags", texts(task.taskTags()));
        put(json, "ContainerInstanceTags", texts(task.containerInstanceTags()));
        if (version > 3) {
            json.put("LaunchType", task.launchType());
            put(json, "ServiceName", task.serviceName());
            json.put("FaultInjectionEnabled", task.faultInjectionEnabled());
        }
        if (!containers.isEmpty()) {
            json.put("Containers", new JsonArray(containers));
        }
        return json;
    }

    /** @param network what the container's network belongs to: itself, or the container that owns the task's */
    static JsonObject container(
            TaskMetadata task, ContainerMetadata container, ContainerFacts facts, ContainerFacts network, int version) {
        JsonObject json = new JsonObject()
                .put("DockerId", container.runtimeId())
                .put("Name", container.name())
                .put("DockerName", facts.engineName())
                .put("Image", container.image())
                .put("ImageID", facts.imageId());
        if (!container.ports().isEmpty()) {
            json.put("Ports", ports(container.ports()));
        }
        json.put("Labels", facts.labels())
                .put("DesiredStatus", container.desiredStatus())
                .put("KnownStatus", container.knownStatus());
        put(json, "ExitCode", container.exitCode());
        json.put("Limits", new JsonObject().put("CPU", container.cpu()).put("Memory", container.memory()))
                .put("CreatedAt", facts.createdAt());
        facts.startedAt().ifPresent(at -> json.put("StartedAt", at));
        facts.finishedAt().ifPresent(at -> json.put("FinishedAt", at));
        json.put("Type", "NORMAL");
        put(json, "Health", health(container, facts));
        if (!facts.volumes().isEmpty()) {
            json.put("Volumes", facts.volumes());
        }
        if (version > 3) {
            put(json, "LogDriver", container.logDriver());
            if (!container.logOptions().isEmpty()) {
                json.put("LogOptions", texts(container.logOptions()));
            }
            json.put("ContainerARN", container.containerArn());
        }
        JsonArray networks = networks(task.networkMode(), container, network, version);
        if (!networks.isEmpty()) {
            json.put("Networks", networks);
        }
        if (version > 3) {
            put(json, "RestartCount", container.restartCount());
        }
        return json;
    }

    private static JsonArray ports(List<NetworkBinding> bindings) {
        JsonArray ports = new JsonArray();
        for (NetworkBinding binding : bindings) {
            JsonObject port = new JsonObject();
            put(port, "ContainerPort", binding.containerPort());
            put(port, "Protocol", binding.protocol());
            put(port, "HostPort", binding.hostPort());
            put(port, "HostIp", binding.bindIP());
            ports.add(port);
        }
        return ports;
    }

    private static @Nullable JsonObject health(ContainerMetadata container, ContainerFacts facts) {
        if (container.health() == null) {
            return null;
        }
        JsonObject health = new JsonObject().put("status", container.health().name());
        facts.lastHealth().ifPresent(last -> {
            put(health, "statusSince", last.getString("End"));
            put(health, "exitCode", last.getInteger("ExitCode"));
            put(health, "output", last.getString("Output"));
        });
        return health;
    }

    private static JsonArray networks(String mode, ContainerMetadata container, ContainerFacts facts, int version) {
        JsonArray networks = new JsonArray();
        for (JsonObject attached : facts.networks()) {
            JsonObject network = new JsonObject().put("NetworkMode", mode);
            String address = attached.getString("IPAddress", "");
            if (!address.isEmpty()) {
                network.put("IPv4Addresses", new JsonArray().add(address));
            }
            if (version > 3 && mode.equals("awsvpc")) {
                network.put("AttachmentIndex", networks.size());
                put(network, "MACAddress", given(attached.getString("MacAddress", "")));
                String gateway = attached.getString("Gateway", "");
                Integer prefix = attached.getInteger("IPPrefixLen");
                if (!gateway.isEmpty() && prefix != null) {
                    network.put("IPv4SubnetCIDRBlock", Subnet.of(address, prefix));
                    network.put("SubnetGatewayIpv4Address", gateway + "/" + prefix);
                }
            }
            networks.add(network);
        }
        if (networks.isEmpty() && !container.addresses().isEmpty()) {
            networks.add(new JsonObject()
                    .put("NetworkMode", mode)
                    .put("IPv4Addresses", new JsonArray(container.addresses())));
        }
        return networks;
    }

    private static @Nullable JsonObject texts(@Nullable SortedMap<String, String> map) {
        if (map == null) {
            return null;
        }
        JsonObject json = new JsonObject();
        map.forEach(json::put);
        return json;
    }

    private static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
