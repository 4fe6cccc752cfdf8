package dev.evenkeel.core.placement;

import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.PortRange;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The host ports that a task needs and no other may have: the static ones of bridge tasks, all container ports and ranges
 * of host tasks, none of awsvpc tasks, which have an address of their own. Dynamic ports, and the host range for a
 * container range of a bridge task, are the host's to choose when the container starts; they do not count.
 */
record HostPorts(NavigableSet<Integer> tcp, NavigableSet<Integer> udp, List<NetworkBinding> bindings) {

    static HostPorts of(TaskDefinition definition) {
        HostPorts ports = new HostPorts(new TreeSet<>(), new TreeSet<>(), new ArrayList<>());
        for (ContainerDefinition container : definition.containers()) {
            List<PortMapping> mappings = container.portMappings();
            if (mappings != null) {
                mappings.forEach(mapping -> ports.add(definition.effectiveNetworkMode(), mapping));
            }
        }
        return ports;
    }

    private void add(String networkMode, PortMapping mapping) {
        String protocol = "udp".equals(mapping.protocol()) ? "udp" : "tcp";
        NavigableSet<Integer> taken = protocol.equals("udp") ? udp : tcp;
        Integer container = mapping.containerPort();
        String range = mapping.containerPortRange();
        if (networkMode.equals("host") && range != null) {
            PortRange.of(range).ifPresent(found -> {
                found.addTo(taken);
                bindings.add(new NetworkBinding("0.0.0.0", null, null, protocol, range, range));
            });
        } else if (networkMode.equals("host") && container != null && container > 0) {
            taken.add(container);
            bindings.add(new NetworkBinding("0.0.0.0", container, container, protocol, null, null));
        } else if (networkMode.equals("bridge") && mapping.hostPort() != null && mapping.hostPort() > 0) {
            taken.add(mapping.hostPort());
            bindings.add(new NetworkBinding("0.0.0.0", container, mapping.hostPort(), protocol, null, null));
        }
    }
}
