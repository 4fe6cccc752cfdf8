package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.PortRange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** The ports of containers in the engine's words. They are published at one address of the machine only. */
final class PublishedPorts {

    private final JsonObject exposed = new JsonObject();
    private final JsonObject bindings = new JsonObject();
    private final String address;

    private PublishedPorts(String address) {
        this.address = address;
    }

    /**
     * Adds the ports of some containers of a task to a specification and its host settings.
     *
     * @param address of the machine
     * @param ranges the host ports for ranges, by {@link Surroundings#rangeKey}; the engine chooses those that are not in it
     */
    static void put(
            JsonObject spec,
            JsonObject host,
            TaskStart start,
            List<ContainerDefinition> containers,
            String address,
            SortedMap<String, PortRange> ranges) {
        String mode = start.taskDefinition().effectiveNetworkMode();
        if (mode.equals("host") || mode.equals("none")) {
            return;
        }
        PublishedPorts ports = new PublishedPorts(address);
        for (ContainerDefinition container : containers) {
            for (PortMapping mapping : of(container)) {
                String key = Surroundings.rangeKey(container, mapping);
                ports.add(mode, mapping, Optional.ofNullable(ranges.get(key)));
            }
        }
        if (!ports.exposed.isEmpty()) {
            spec.put("ExposedPorts", ports.exposed);
            host.put("PortBindings", ports.bindings);
        }
    }

    static List<PortMapping> of(ContainerDefinition container) {
        return container.portMappings() == null ? List.of() : container.portMappings();
    }

    static String protocol(PortMapping mapping) {
        return mapping.protocol() == null ? "tcp" : mapping.protocol().toLowerCase(Locale.ROOT);
    }

    private void add(String mode, PortMapping mapping, Optional<PortRange> hostRange) {
        Optional<PortRange> range =
                Optional.ofNullable(mapping.containerPortRange()).flatMap(PortRange::of);
        if (range.isPresent()) {
            for (int each = 0; each < range.get().size(); each++) {
                int index = each;
                publish(
                        range.get().first() + each,
                        mapping,
                        hostRange
                                .map(host -> String.valueOf(host.first() + index))
                                .orElse(""));
            }
        } else if (mapping.containerPort() != null) {
            // With awsvpc each task has an address of its own on ECS; here they share one, so that a fixed port would
            // clash.
            boolean dynamic = mapping.hostPort() == null || mapping.hostPort() == 0 || mode.equals("awsvpc");
            publish(mapping.containerPort(), mapping, dynamic ? "" : String.valueOf(mapping.hostPort()));
        }
    }

    private void publish(int containerPort, PortMapping mapping, String hostPort) {
        String port = containerPort + "/" + protocol(mapping);
        exposed.put(port, new JsonObject());
        bindings.put(
                port,
                new JsonArray().add(new JsonObject().put("HostIp", address).put("HostPort", hostPort)));
    }
}
