package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskdefinition.TaskSize;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a task reserves of its container instance.
 *
 * <p>CPU: the task's own, else the sum over its containers. Memory: the task's own, else over its containers the
 * reservation where there is one, else the hard limit (the ECS agent counts alike). Ports: the fixed host ports of bridge
 * tasks, all container ports of host tasks, none of awsvpc tasks, which have an address of their own.
 *
 * @param hostPorts the fixed host ports with the container ports behind them
 */
public record TaskNeeds(Resources resources, List<NetworkBinding> hostPorts) {
    public TaskNeeds {
        hostPorts = List.copyOf(hostPorts);
    }

    public static TaskNeeds of(TaskDefinition definition, @Nullable TaskOverride overrides) {
        long cpuSum = 0;
        long memorySum = 0;
        List<NetworkBinding> ports = new ArrayList<>();
        NavigableSet<Integer> tcp = new TreeSet<>();
        NavigableSet<Integer> udp = new TreeSet<>();
        for (ContainerDefinition container : definition.containers()) {
            cpuSum += orZero(container.cpu());
            memorySum +=
                    orZero(container.memoryReservation() != null ? container.memoryReservation() : container.memory());
            for (PortMapping mapping :
                    container.portMappings() == null ? List.<PortMapping>of() : container.portMappings()) {
                int host = fixedHostPort(definition.effectiveNetworkMode(), mapping);
                if (host > 0) {
                    boolean isUdp = "udp".equals(mapping.protocol());
                    (isUdp ? udp : tcp).add(host);
                    ports.add(new NetworkBinding(
                            "0.0.0.0", mapping.containerPort(), host, isUdp ? "udp" : "tcp", null, null));
                }
            }
        }
        // More than any instance has, however much more: the task fits nowhere.
        int cpu = (int) Math.min(Integer.MAX_VALUE, cpuSum);
        int memory = (int) Math.min(Integer.MAX_VALUE, memorySum);
        String taskCpu = overrides != null && overrides.cpu() != null ? overrides.cpu() : definition.cpu();
        String taskMemory = overrides != null && overrides.memory() != null ? overrides.memory() : definition.memory();
        return new TaskNeeds(
                new Resources(
                        taskCpu == null ? cpu : TaskSize.cpu(taskCpu).orElse(cpu),
                        taskMemory == null
                                ? memory
                                : TaskSize.memory(taskMemory).orElse(memory),
                        tcp,
                        udp),
                ports);
    }

    private static int fixedHostPort(String networkMode, PortMapping mapping) {
        return switch (networkMode) {
            case "bridge" -> orZero(mapping.hostPort());
            case "host" -> orZero(mapping.containerPort());
            default -> 0;
        };
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
