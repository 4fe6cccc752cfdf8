package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The host ports of a task: those that its definition asks for by number, read here a second time, with those that it is
 * said to have reserved. A host opens each of them once, whatever the books say.
 */
final class StaticPorts {

    private StaticPorts() {}

    /** As {@code tcp/8080}; ranges, which drawn definitions do not have, are left out. */
    static SortedSet<String> of(StateView state, Task task) {
        SortedSet<String> ports = new TreeSet<>();
        task.launch().reserved().tcpPorts().forEach(port -> ports.add("tcp/" + port));
        task.launch().reserved().udpPorts().forEach(port -> ports.add("udp/" + port));
        state.taskDefinition(task.launch().taskDefinitionArn()).ifPresent(definition -> {
            for (ContainerDefinition container : definition.containers()) {
                for (PortMapping mapping :
                        Objects.requireNonNullElse(container.portMappings(), List.<PortMapping>of())) {
                    add(definition, mapping, ports);
                }
            }
        });
        return ports;
    }

    private static void add(TaskDefinition definition, PortMapping mapping, SortedSet<String> ports) {
        String mode = definition.effectiveNetworkMode();
        Integer port =
                mode.equals("host") ? mapping.containerPort() : mode.equals("bridge") ? mapping.hostPort() : null;
        if (port != null && port > 0) {
            ports.add(Objects.requireNonNullElse(mapping.protocol(), "tcp") + "/" + port);
        }
    }
}
