package dev.evenkeel.core.scaling;

import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.port.ResourceUse;
import dev.evenkeel.core.task.Task;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of a service as ECS works them out: what its tasks use over what they reserve, in percent.
 *
 * @param cpu ECSServiceAverageCPUUtilization, empty when no task was measured
 * @param memory ECSServiceAverageMemoryUtilization, the same
 */
public record ServiceMetrics(OptionalDouble cpu, OptionalDouble memory) {

    public static ServiceMetrics of(Collection<Task> tasks, SortedMap<TaskArn, ResourceUse> use) {
        return new ServiceMetrics(
                percent(
                        tasks,
                        use,
                        ResourceUse::cpuUnits,
                        task -> task.launch().reserved().cpu()),
                percent(
                        tasks,
                        use,
                        ResourceUse::memoryMiB,
                        task -> task.launch().reserved().memory()));
    }

    /** The metric of a predefined name; empty for one that is not measured. */
    public OptionalDouble named(String predefinedMetricType) {
        return switch (predefinedMetricType) {
            case "ECSServiceAverageCPUUtilization" -> cpu;
            case "ECSServiceAverageMemoryUtilization" -> memory;
            default -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble percent(
            Collection<Task> tasks,
            SortedMap<TaskArn, ResourceUse> use,
            ToDoubleFunction<ResourceUse> used,
            ToDoubleFunction<Task> reserved) {
        double sumUsed = 0;
        double sumReserved = 0;
        for (Task task : tasks) {
            ResourceUse measured = use.get(task.taskArn());
            if (measured != null) {
                sumUsed += used.applyAsDouble(measured);
                sumReserved += reserved.applyAsDouble(task);
            }
        }
        return sumReserved == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * sumUsed / sumReserved);
    }
}
