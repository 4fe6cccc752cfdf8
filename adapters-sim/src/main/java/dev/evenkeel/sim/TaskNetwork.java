package dev.evenkeel.sim;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.task.LaunchType;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.NetworkInterface;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ports and addresses of one task: its own interface with awsvpc, ports of its host with bridge and host. */
final class TaskNetwork {
    private final TaskStart start;
    private final @Nullable Host host;
    private final List<NetworkInterface> interfaces;
    private final List<Integer> dynamic = new ArrayList<>();

    TaskNetwork(TaskStart start, @Nullable Host host, Chance chance, int addressNumber) {
        this.start = start;
        this.host = host;
        interfaces = hasOwnInterface(start)
                ? List.of(new NetworkInterface(chance.uuid(), address(addressNumber), null))
                : List.of();
    }

    /** Whether a task gets a network interface of its own, which ECS attaches before and detaches after it. */
    static boolean hasOwnInterface(TaskStart start) {
        return start.launchType() == LaunchType.FARGATE
                || start.taskDefinition().effectiveNetworkMode().equals("awsvpc");
    }

    List<NetworkInterface> interfaces() {
        return interfaces;
    }

    /** Binds the ports of a container as it starts. */
    List<NetworkBinding> bind(SimulatedContainer container) {
        List<PortMapping> mappings = container.definition().portMappings();
        String mode = start.taskDefinition().effectiveNetworkMode();
        if (mappings == null || host == null || hasOwnInterface(start) || mode.equals("none")) {
            return List.of();
        }
        List<NetworkBinding> bindings = new ArrayList<>();
        for (PortMapping mapping : mappings) {
            Integer port = mapping.containerPort();
            if (port != null) {
                String protocol = Objects.requireNonNullElse(mapping.protocol(), "tcp");
                int hostPort = mode.equals("host") ? port : hostPort(mapping, host);
                bindings.add(new NetworkBinding("0.0.0.0", port, hostPort, protocol, null, null));
            }
            Optional.ofNullable(mapping.containerPortRange())
                    .flatMap(PortRange::of)
                    .ifPresent(range -> bindings.add(bind(range, mapping, mode, host)));
        }
        return bindings;
    }

    /** A range of container ports gets as many host ports in a row; with host mode they are the same. */
    private NetworkBinding bind(PortRange range, PortMapping mapping, String mode, Host on) {
        String protocol = Objects.requireNonNullElse(mapping.protocol(), "tcp");
        PortRange there = range;
        if (!mode.equals("host")) {
            there = on.takeDynamicPorts(range.size());
            there.addTo(dynamic);
        }
        return new NetworkBinding("0.0.0.0", null, null, protocol, range.toString(), there.toString());
    }

    /** Gives back what was bound to a host. */
    void release() {
        if (host != null) {
            dynamic.forEach(host::giveBackPort);
        }
        dynamic.clear();
    }

    private int hostPort(PortMapping mapping, Host on) {
        Integer fixed = mapping.hostPort();
        if (fixed != null && fixed != 0) {
            return fixed;
        }
        int port = on.takeDynamicPort();
        dynamic.add(port);
        return port;
    }

    /** 10.0.0.4 and on; a subnet's first four addresses are AWS's own. */
    private static String address(int number) {
        int host = number + 4;
        return "10." + (host >> 16 & 0xFF) + "." + (host >> 8 & 0xFF) + "." + (host & 0xFF);
    }
}
