package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.docker.definition.LinuxParameters;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cpu and memory of a container in the engine's words. The conversions are the ECS agent's; ours alone:
 *
 * <ol>
 *   <li>The task's own limits hold for each container too, where no control group around them all can be made.
 *   <li>No limit is above what the container instance offers. A container without one may use all of that, as on ECS.
 * </ol>
 */
final class ContainerLimits {

    private static final long MIB = 1 << 20;
    /** The kernel's least share; the agent raises anything below it to it. */
    private static final int LEAST_SHARES = 2;

    private static final int MOST_SHARES = 262_144;
    /** Below this the engine starts nothing. */
    private static final int LEAST_MEMORY_MIB = 6;

    private static final long CPU_PERIOD_MICROS = 100_000;

    private ContainerLimits() {}

    static JsonObject of(TaskStart start, EffectiveContainer container, Surroundings surroundings) {
        Host limits = surroundings.host();
        int cpu = Objects.requireNonNullElse(container.cpu(), 0);
        JsonObject host = new JsonObject().put("CpuShares", Math.clamp(cpu, LEAST_SHARES, MOST_SHARES));
        Integer taskCpu = limits.cpu(EffectiveContainer.taskCpu(start));
        if (taskCpu != null) {
            host.put("CpuPeriod", CPU_PERIOD_MICROS).put("CpuQuota", taskCpu * CPU_PERIOD_MICROS / 1024);
        }
        int most = limits.memory(EffectiveContainer.taskMemory(start));
        int memory = Math.max(least(container.memory(), most), LEAST_MEMORY_MIB);
        host.put("Memory", memory * MIB);
        if (container.memoryReservation() != null) {
            host.put(
                    "MemoryReservation",
                    Math.max(least(container.memoryReservation(), memory), LEAST_MEMORY_MIB) * MIB);
        }
        if (surroundings.group() != null) {
            host.put("CgroupParent", surroundings.group());
        }
        return host.mergeIn(LinuxParameters.of(container.definition()).settings(memory * MIB));
    }

    private static int least(@Nullable Integer asked, int most) {
        return asked == null ? most : Math.min(asked, most);
    }
}
