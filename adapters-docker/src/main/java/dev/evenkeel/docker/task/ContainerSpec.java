package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.core.taskdefinition.MountPoint;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskdefinition.Ulimit;
import dev.evenkeel.core.taskdefinition.VolumeFrom;
import dev.evenkeel.docker.definition.ContainerExtras;
import dev.evenkeel.docker.definition.LogConfiguration;
import dev.evenkeel.docker.registry.ImageReference;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the engine is asked to create for a container definition. A pure function: the same input gives the same JSON.
 *
 * <p>The conversions are the ECS agent's. Ours alone: privileges cannot be gained inside, and the number of processes is
 * bounded.
 */
final class ContainerSpec {

    static final int MOST_PROCESSES = 4096;

    private ContainerSpec() {}

    /** The body of a create call. */
    static JsonObject of(TaskStart start, ContainerDefinition definition, Surroundings surroundings) {
        EffectiveContainer container =
                EffectiveContainer.of(definition, start.overrides(), surroundings.filesOf(definition));
        JsonObject spec = new JsonObject().put("Image", image(start, definition));
        putList(spec, "Entrypoint", definition.entryPoint());
        putList(spec, "Cmd", container.command());
        putList(spec, "Env", container.environment());
        put(spec, "WorkingDir", definition.workingDirectory());
        put(spec, "User", definition.user());
        ContainerExtras extras = ContainerExtras.of(definition);
        extras.putTo(spec);
        HealthCheck check = definition.healthCheck();
        if (check != null) {
            spec.put("Healthcheck", health(check));
        }
        JsonObject host = ContainerLimits.of(start, container, surroundings)
                .mergeIn(restrictions(definition, extras))
                .mergeIn(extras.systemControls())
                .put("LogConfig", LogConfiguration.of(definition));
        putMounts(host, start, definition, surroundings);
        putNamespaces(spec, host, start, definition, surroundings);
        spec.put("HostConfig", host);
        return labelled(
                spec,
                start,
                Objects.requireNonNull(definition.name()),
                surroundings.owner(),
                definition.dockerLabels());
    }

    /** The image that a container is to run: the one its revision was pinned to, else the one its definition names. */
    private static String image(TaskStart start, ContainerDefinition container) {
        String named = String.valueOf(container.image());
        return start.pinnedDigest(String.valueOf(container.name()))
                .map(digest -> ImageReference.of(named).at(digest))
                .orElse(named);
    }

    /** The container that holds the namespaces that a task's containers share, with the ports of all of them. */
    static JsonObject pause(TaskStart start, String image, @Nullable String network, String owner, String address) {
        JsonObject spec =
                new JsonObject().put("Image", image).put("Entrypoint", new JsonArray().add("/" + PauseProgram.PATH));
        JsonObject host = new JsonObject()
                .put("ReadonlyRootfs", true)
                .put("SecurityOpt", new JsonArray().add("no-new-privileges"));
        TaskDefinition task = start.taskDefinition();
        if (task.effectiveNetworkMode().equals("awsvpc")) {
            NetworkEndpoint.put(spec, host, network, start.names().all(), List.of());
            PublishedPorts.put(spec, host, start, task.containers(), address, new TreeMap<>());
            JsonArray hosts = new JsonArray();
            task.containers()
                    .forEach(container ->
                            ContainerExtras.of(container).extraHosts().forEach(hosts::add));
            if (!hosts.isEmpty()) {
                host.put("ExtraHosts", hosts);
            }
        } else {
            host.put("NetworkMode", "none");
        }
        if ("task".equals(task.ipcMode())) {
            host.put("IpcMode", "shareable");
        }
        if ("task".equals(task.pidMode())) {
            // The first process of a process namespace has to reap those whose parents are gone.
            host.put("Init", true);
        }
        return labelled(spec.put("HostConfig", host), start, OwnLabels.PAUSE, owner, null);
    }

    private static JsonObject labelled(
            JsonObject spec, TaskStart start, String container, String owner, @Nullable Map<String, String> users) {
        SortedMap<String, String> labels = new TreeMap<>(users == null ? Map.of() : users);
        labels.putAll(OwnLabels.of(start, container, owner));
        JsonObject json = new JsonObject();
        labels.forEach(json::put);
        spec.put("Labels", json);
        json.put(OwnLabels.SPEC, OwnLabels.digest(spec.encode()).substring(0, 20));
        return spec;
    }

    private static JsonObject restrictions(ContainerDefinition definition, ContainerExtras extras) {
        JsonObject host = new JsonObject();
        JsonArray security = new JsonArray(extras.securityOptions());
        if (Boolean.TRUE.equals(definition.privileged())) {
            host.put("Privileged", true);
        } else {
            if (!security.contains("no-new-privileges")) {
                security.add("no-new-privileges");
            }
            host.put("PidsLimit", MOST_PROCESSES);
        }
        if (!security.isEmpty()) {
            host.put("SecurityOpt", security);
        }
        if (Boolean.TRUE.equals(definition.readonlyRootFilesystem())) {
            host.put("ReadonlyRootfs", true);
        }
        if (definition.ulimits() != null && !definition.ulimits().isEmpty()) {
            JsonArray limits = new JsonArray();
            for (Ulimit limit : definition.ulimits()) {
                limits.add(new JsonObject()
                        .put("Name", limit.name())
                        .put("Soft", limit.softLimit())
                        .put("Hard", limit.hardLimit()));
            }
            host.put("Ulimits", limits);
        }
        return host;
    }

    private static void putMounts(
            JsonObject host, TaskStart start, ContainerDefinition definition, Surroundings surroundings) {
        JsonArray binds = new JsonArray();
        for (MountPoint mount : definition.mountPoints() == null ? List.<MountPoint>of() : definition.mountPoints()) {
            String source = surroundings.volumes().get(String.valueOf(mount.sourceVolume()));
            binds.add(source + ":" + mount.containerPath() + (Boolean.TRUE.equals(mount.readOnly()) ? ":ro" : ""));
        }
        JsonArray from = new JsonArray();
        for (VolumeFrom other : definition.volumesFrom() == null ? List.<VolumeFrom>of() : definition.volumesFrom()) {
            String name = OwnLabels.containerName(start, String.valueOf(other.sourceContainer()), surroundings.owner());
            from.add(name + (Boolean.TRUE.equals(other.readOnly()) ? ":ro" : ""));
        }
        if (!binds.isEmpty()) {
            host.put("Binds", binds);
        }
        if (!from.isEmpty()) {
            host.put("VolumesFrom", from);
        }
    }

    /** Network, process and IPC namespaces: the container's own, the task's, the host's, or none. */
    private static void putNamespaces(
            JsonObject spec,
            JsonObject host,
            TaskStart start,
            ContainerDefinition definition,
            Surroundings surroundings) {
        TaskDefinition task = start.taskDefinition();
        String mode = task.effectiveNetworkMode();
        String shared = "container:" + surroundings.pause();
        if (surroundings.pause() != null && mode.equals("awsvpc")) {
            host.put("NetworkMode", shared);
        } else {
            ContainerExtras extras = ContainerExtras.of(definition);
            boolean own = !mode.equals("host") && !mode.equals("none");
            if (own) {
                NetworkEndpoint.put(
                        spec,
                        host,
                        surroundings.network(),
                        mode.equals("awsvpc")
                                ? start.names().all()
                                : start.names().of(String.valueOf(definition.name())),
                        links(start, definition, surroundings.owner()));
            } else {
                host.put("NetworkMode", mode);
            }
            put(spec, "Hostname", definition.hostname());
            host.mergeIn(extras.names());
            String address = surroundings.host().publish();
            PublishedPorts.put(spec, host, start, List.of(definition), address, surroundings.hostRanges());
        }
        if (task.pidMode() != null) {
            host.put("PidMode", task.pidMode().equals("task") ? shared : task.pidMode());
        }
        if (task.ipcMode() != null) {
            host.put("IpcMode", task.ipcMode().equals("task") ? shared : task.ipcMode());
        }
    }

    /** A link is NAME or NAME:ALIAS of a container of the same task; it works in bridge mode only, as on ECS. */
    private static List<String> links(TaskStart start, ContainerDefinition definition, String owner) {
        List<String> all = definition.links();
        if (all == null || !start.taskDefinition().effectiveNetworkMode().equals("bridge")) {
            return List.of();
        }
        return all.stream()
                .map(link -> {
                    int colon = link.indexOf(':');
                    String other = colon < 0 ? link : link.substring(0, colon);
                    return OwnLabels.containerName(start, other, owner) + ":" + link.substring(colon + 1);
                })
                .toList();
    }

    /** Seconds become nanoseconds. Absent members are ECS's: every 30 s, at most 5 s, 3 times, no start period. */
    private static JsonObject health(HealthCheck check) {
        return new JsonObject()
                .put("Test", new JsonArray(check.command() == null ? List.of() : check.command()))
                .put("Interval", nanos(check.interval(), 30))
                .put("Timeout", nanos(check.timeout(), 5))
                .put("Retries", check.retries() == null ? 3 : check.retries())
                .put("StartPeriod", nanos(check.startPeriod(), 0));
    }

    private static long nanos(@Nullable Integer seconds, int otherwise) {
        return TimeUnit.SECONDS.toNanos(seconds == null ? otherwise : seconds);
    }

    private static void put(JsonObject json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static void putList(JsonObject json, String name, @Nullable List<String> values) {
        if (values != null && !values.isEmpty()) {
            json.put(name, new JsonArray(values));
        }
    }
}
