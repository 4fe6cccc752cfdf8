package dev.evenkeel.core.task;

import dev.evenkeel.core.port.ContainerObservation;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import java.util.List;

/**
 * The health of a task.
 *
 * <p>Only essential containers count. UNHEALTHY beats UNKNOWN beats HEALTHY; a container without a health check is
 * UNKNOWN (ECS: checks that are part of the image but not of the task definition do not count).
 */
public final class TaskHealth {

    private TaskHealth() {}

    public static HealthStatus of(List<ContainerDefinition> definitions, List<ContainerObservation> seen) {
        boolean unknown = false;
        for (ContainerDefinition definition : definitions) {
            if (!definition.isEssential()) {
                continue;
            }
            switch (healthOf(definition, seen)) {
                case UNHEALTHY -> {
                    return HealthStatus.UNHEALTHY;
                }
                case UNKNOWN -> unknown = true;
                case HEALTHY -> {}
            }
        }
        return unknown ? HealthStatus.UNKNOWN : HealthStatus.HEALTHY;
    }

    /**
     * What the checks say together, whatever containers without one do: a service counts a task as healthy when all
     * essential containers have passed the checks they have. Where none has one, nothing is known.
     */
    public static HealthStatus ofChecks(List<ContainerDefinition> definitions, List<ContainerObservation> seen) {
        List<ContainerDefinition> checked = definitions.stream()
                .filter(definition -> definition.healthCheck() != null)
                .toList();
        return isChecked(checked) ? of(checked, seen) : HealthStatus.UNKNOWN;
    }

    /** Whether any essential container says by a check how it is. */
    public static boolean isChecked(List<ContainerDefinition> definitions) {
        return definitions.stream()
                .anyMatch(definition -> definition.isEssential() && definition.healthCheck() != null);
    }

    private static HealthStatus healthOf(ContainerDefinition definition, List<ContainerObservation> seen) {
        if (definition.healthCheck() == null) {
            return HealthStatus.UNKNOWN;
        }
        for (ContainerObservation container : seen) {
            if (container.name().equals(definition.name())) {
                return container.health();
            }
        }
        return HealthStatus.UNKNOWN;
    }
}
