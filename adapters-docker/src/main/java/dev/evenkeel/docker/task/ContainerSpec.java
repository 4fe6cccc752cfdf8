package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.core.taskdefinition.MountPoint;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.Ulimit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the engine is asked to create for a container definition. A pure function: the same input gives the same JSON.
 *
 * <p>The conversions are the ECS agent's. Ours alone: ports are published on the loopback address only; privileges cannot
 * be gained inside; the number of processes is bounded; and the task's own limits, which the agent sets on a control group
 * around all of its containers, are set on each container, since the engine's API cannot make such a group.
 */
final class ContainerSpec {

    static final String LOOPBACK = "127.0.0.1";
    static final int MOST_PROCESSES = 4096;

    private static final long MIB = 1 << 20;
    /** The kernel's least share; the agent raises anything below it to it. */
    private static final int LEAST_SHARES = 2;

    private static final int MOST_SHARES = 262_144;
    /** The agent raises a smaller limit to this one, below which the engine starts nothing. */
    private static final int LEAST_MEMORY_MIB = 6;

    private static final long CPU_PERIOD_MICROS = 100_000;

    private ContainerSpec() {}

    /**
     * The body of a create call.
     *
     * @param pause the name of the container whose network this one shares, null when it has one of its own
     */
    static JsonObject of(TaskStart start, ContainerDefinition definition, String owner, @Nullable String pause) {
        EffectiveContainer container = EffectiveContainer.of(definition, start.overrides());
        JsonObject spec = new JsonObject().put("Image", definition.image());
        putList(spec, "Entrypoint", definition.entryPoint());
        putList(spec, "Cmd", container.command());
        putList(spec, "Env", container.environment());
        put(spec, "WorkingDir", definition.workingDirectory());
        put(spec, "User", definition.user());
        HealthCheck check = definition.healthCheck();
        if (check != null) {
            spec.put("Healthcheck", health(check));
        }
        JsonObject host = limits(start, container).mergeIn(restrictions(start, definition));
        String mode = start.taskDefinition().effectiveNetworkMode();
        if (pause != null) {
            host.put("NetworkMode", "container:" + pause);
        } else {
            host.put("NetworkMode", mode.equals("host") || mode.equals("none") ? mode : "bridge");
            put(spec, "Hostname", definition.hostname());
            publish(spec, host, mode, definition.portMappings());
            link(host, start, definition, owner);
        }
        spec.put("HostConfig", host);
        return labelled(spec, start, Objects.requireNonNull(definition.name()), owner, definition.dockerLabels());
    }

    /** The container that holds the network of a task with several containers, with the ports of all of them. */
    static JsonObject pause(TaskStart start, String owner, String image) {
        JsonObject spec =
                new JsonObject().put("Image", image).put("Entrypoint", new JsonArray().add("/" + PauseProgram.PATH));
        JsonObject host = new JsonObject()
                .put("NetworkMode", "bridge")
                .put("ReadonlyRootfs", true)
                .put("SecurityOpt", new JsonArray().add("no-new-privileges"));
        List<PortMapping> all = start.taskDefinition().containers().stream()
                .map(ContainerDefinition::portMappings)
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .toList();
        publish(spec, host, "awsvpc", all);
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

    private static JsonObject limits(TaskStart start, EffectiveContainer container) {
        int cpu = container.cpu() == null ? 0 : container.cpu();
        JsonObject host = new JsonObject().put("CpuShares", Math.clamp(cpu, LEAST_SHARES, MOST_SHARES));
        Integer taskCpu = EffectiveContainer.taskCpu(start);
        if (taskCpu != null) {
            host.put("CpuPeriod", CPU_PERIOD_MICROS).put("CpuQuota", taskCpu * CPU_PERIOD_MICROS / 1024);
        }
        Integer taskMemory = EffectiveContainer.taskMemory(start);
        Integer memory = container.memory() == null ? taskMemory : container.memory();
        if (memory != null && taskMemory != null) {
            memory = Math.min(memory, taskMemory);
        }
        if (memory != null) {
            host.put("Memory", Math.max(memory, LEAST_MEMORY_MIB) * MIB);
        }
        if (container.memoryReservation() != null) {
            int reservation =
                    memory == null ? container.memoryReservation() : Math.min(container.memoryReservation(), memory);
            host.put("MemoryReservation", Math.max(reservation, LEAST_MEMORY_MIB) * MIB);
        }
        return host;
    }

    private static JsonObject restrictions(TaskStart start, ContainerDefinition definition) {
        JsonObject host = new JsonObject();
        if (Boolean.TRUE.equals(definition.privileged())) {
            host.put("Privileged", true);
        } else {
            host.put("SecurityOpt", new JsonArray().add("no-new-privileges")).put("PidsLimit", MOST_PROCESSES);
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
        if (definition.mountPoints() != null && !definition.mountPoints().isEmpty()) {
            JsonArray binds = new JsonArray();
            for (MountPoint mount : definition.mountPoints()) {
                String source = Admission.sourcePath(start.taskDefinition(), mount.sourceVolume());
                binds.add(source + ":" + mount.containerPath() + (Boolean.TRUE.equals(mount.readOnly()) ? ":ro" : ""));
            }
            host.put("Binds", binds);
        }
        return host;
    }

    /** A link is NAME or NAME:ALIAS of a container of the same task; it works on the bridge only, as on ECS. */
    private static void link(JsonObject host, TaskStart start, ContainerDefinition definition, String owner) {
        if (definition.links() == null
                || definition.links().isEmpty()
                || !host.getString("NetworkMode").equals("bridge")) {
            return;
        }
        JsonArray links = new JsonArray();
        for (String link : definition.links()) {
            int colon = link.indexOf(':');
            String other = colon < 0 ? link : link.substring(0, colon);
            links.add(OwnLabels.containerName(start, other, owner) + ":" + link.substring(colon + 1));
        }
        host.put("Links", links);
    }

    private static void publish(JsonObject spec, JsonObject host, String mode, @Nullable List<PortMapping> mappings) {
        if (mappings == null || mode.equals("host") || mode.equals("none")) {
            return;
        }
        JsonObject exposed = new JsonObject();
        JsonObject bindings = new JsonObject();
        for (PortMapping mapping : mappings) {
            if (mapping.containerPort() == null) {
                continue;
            }
            String protocol =
                    mapping.protocol() == null ? "tcp" : mapping.protocol().toLowerCase(Locale.ROOT);
            String port = mapping.containerPort() + "/" + protocol;
            // With awsvpc each task has an address of its own on ECS; here they share one, so that a fixed port would
            // clash.
            boolean dynamic = mapping.hostPort() == null || mapping.hostPort() == 0 || mode.equals("awsvpc");
            exposed.put(port, new JsonObject());
            bindings.put(
                    port,
                    new JsonArray()
                            .add(new JsonObject()
                                    .put("HostIp", LOOPBACK)
                                    .put("HostPort", dynamic ? "" : String.valueOf(mapping.hostPort()))));
        }
        if (!exposed.isEmpty()) {
            spec.put("ExposedPorts", exposed);
            host.put("PortBindings", bindings);
        }
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
