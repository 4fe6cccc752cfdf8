package dev.evenkeel.core.taskdefinition;

import dev.evenkeel.core.taskdefinition.TaskDefinition.Attribute;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The attributes that a container instance must have to run a task: one for each thing that not every agent can do. ECS
 * derives more of them; these are the ones that follow from what is acted on here.
 */
public final class RequiredAttributes {
    private RequiredAttributes() {}

    /** Sorted by name. */
    public static List<Attribute> of(TaskDefinition definition) {
        NavigableSet<String> names = new TreeSet<>();
        if (definition.effectiveNetworkMode().equals("awsvpc")) {
            names.add("ecs.capability.task-eni");
        }
        for (ContainerDefinition container : definition.containers()) {
            if (container.healthCheck() != null) {
                names.add("ecs.capability.container-health-check");
            }
            if (container.dependsOn() != null && !container.dependsOn().isEmpty()) {
                names.add("ecs.capability.container-ordering");
            }
            if (Boolean.TRUE.equals(container.privileged())) {
                names.add("com.amazonaws.ecs.capability.privileged-container");
            }
            if (container.other() != null
                    && container.other().get("logConfiguration") instanceof Map<?, ?> log
                    && log.get("logDriver") instanceof String driver) {
                names.add("com.amazonaws.ecs.capability.logging-driver." + driver);
            }
        }
        return names.stream().map(Attribute::new).toList();
    }
}
