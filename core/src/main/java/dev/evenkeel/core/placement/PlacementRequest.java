package dev.evenkeel.core.placement;

import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.Resources;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.task.TaskOverride;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinitionPlacementConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task that wants an instance.
 *
 * @param group whose tasks are spread and kept apart
 * @param serviceArn the service when the group is one
 * @param attributes the names of attributes that an instance must have
 * @param constraints those of the service or call, and those of the task definition
 * @param random a number to draw by, for the strategies that draw
 */
public record PlacementRequest(
        String clusterName,
        String group,
        @Nullable ServiceArn serviceArn,
        Resources needed,
        List<String> attributes,
        List<PlacementConstraint> constraints,
        List<PlacementStrategyItem> strategies,
        long random) {
    public PlacementRequest {
        attributes = List.copyOf(attributes);
        constraints = List.copyOf(constraints);
        strategies = List.copyOf(strategies);
    }

    /** What a task definition asks for, with what this run overrides of it, added to a request that has no needs yet. */
    public PlacementRequest forTask(TaskDefinition definition, @Nullable TaskOverride overrides) {
        List<PlacementConstraint> all = new ArrayList<>(constraints);
        for (TaskDefinitionPlacementConstraint constraint : Objects.requireNonNullElse(
                definition.placementConstraints(), List.<TaskDefinitionPlacementConstraint>of())) {
            all.add(new PlacementConstraint(constraint.type(), constraint.expression()));
        }
        List<String> names =
                Objects.requireNonNullElse(definition.requiresAttributes(), List.<TaskDefinition.Attribute>of())
                        .stream()
                        .map(TaskDefinition.Attribute::name)
                        .toList();
        return new PlacementRequest(
                clusterName,
                group,
                serviceArn,
                TaskNeeds.of(definition, overrides).resources(),
                names,
                all,
                strategies,
                random);
    }

    /** The same, on the instances of a capacity provider only. */
    public PlacementRequest inProvider(String capacityProvider) {
        List<PlacementConstraint> all = new ArrayList<>(constraints);
        all.add(new PlacementConstraint(
                "memberOf", "attribute:" + ContainerInstance.CAPACITY_PROVIDER + " == " + capacityProvider));
        return new PlacementRequest(clusterName, group, serviceArn, needed, attributes, all, strategies, random);
    }

    /** The same, in one availability zone only. */
    public PlacementRequest inZone(String zone) {
        List<PlacementConstraint> all = new ArrayList<>(constraints);
        all.add(new PlacementConstraint("memberOf", "attribute:ecs.availability-zone == " + zone));
        return new PlacementRequest(clusterName, group, serviceArn, needed, attributes, all, strategies, random);
    }

    /** The same with another number to draw by. */
    public PlacementRequest drawing(long number) {
        return new PlacementRequest(
                clusterName, group, serviceArn, needed, attributes, constraints, strategies, number);
    }

    /** Whether no two tasks of the group may share an instance. */
    public boolean isDistinct() {
        return constraints.stream().anyMatch(constraint -> "distinctInstance".equals(constraint.type()));
    }

    /** The expressions that an instance must match, all of them. */
    public List<String> expressions() {
        return constraints.stream()
                .filter(constraint -> "memberOf".equals(constraint.type()))
                .map(constraint -> String.valueOf(constraint.expression()))
                .toList();
    }
}
