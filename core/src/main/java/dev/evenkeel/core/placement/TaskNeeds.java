package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.task.ContainerOverride;
import dev.evenkeel.core.task.NetworkBinding;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.Gpus;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskdefinition.TaskSize;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a task reserves of its container instance.
 *
 * <ol>
 *   <li>CPU: the task's own, else the sum over its containers.
 *   <li>Memory: the task's own, else over its containers the reservation where there is one, else the hard limit (the ECS
 *       agent counts alike).
 *   <li>GPUs: the sum over its containers.
 *   <li>Ports: {@link HostPorts}.
 * </ol>
 *
 * <p>What this run overrides, of the task or of one container, counts in place of what the task definition says.
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
        int gpus = 0;
        for (ContainerDefinition container : definition.containers()) {
            ContainerOverride override = overrideOf(container, overrides);
            cpuSum += orZero(either(override, ContainerOverride::cpu, container.cpu()));
            Integer soft = either(override, ContainerOverride::memoryReservation, container.memoryReservation());
            Integer hard = either(override, ContainerOverride::memory, container.memory());
            memorySum += orZero(soft != null ? soft : hard);
            gpus += override != null && Gpus.areSaid(override.other())
                    ? Gpus.of(override.other())
                    : Gpus.of(container.other());
        }
        // More than any instance has, however much more: the task fits nowhere.
        int cpu = (int) Math.min(Integer.MAX_VALUE, cpuSum);
        int memory = (int) Math.min(Integer.MAX_VALUE, memorySum);
        String taskCpu = overrides != null && overrides.cpu() != null ? overrides.cpu() : definition.cpu();
        String taskMemory = overrides != null && overrides.memory() != null ? overrides.memory() : definition.memory();
        HostPorts ports = HostPorts.of(definition);
        return new TaskNeeds(
                new Resources(
                        taskCpu == null ? cpu : TaskSize.cpu(taskCpu).orElse(cpu),
                        taskMemory == null
                                ? memory
                                : TaskSize.memory(taskMemory).orElse(memory),
                        gpus,
                        ports.tcp(),
                        ports.udp()),
                ports.bindings());
    }

    private static @Nullable ContainerOverride overrideOf(
            ContainerDefinition container, @Nullable TaskOverride overrides) {
        if (overrides == null || overrides.containerOverrides() == null) {
            return null;
        }
        return overrides.containerOverrides().stream()
                .filter(override -> Objects.equals(override.name(), container.name()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Integer either(
            @Nullable ContainerOverride override,
            Function<ContainerOverride, @Nullable Integer> member,
            @Nullable Integer defined) {
        Integer changed = override == null ? null : member.apply(override);
        return changed == null ? defined : changed;
    }

    private static int orZero(@Nullable Integer value) {
        return value == null ? 0 : value;
    }
}
