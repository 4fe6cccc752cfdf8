package dev.evenkeel.core.taskdefinition;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a family: the containers of a task and what they share. Only its status ever changes.
 *
 * @param taskDefinitionArn as a string, since this record is also what DescribeTaskDefinition shows
 * @param cpu CPU units of the whole task as text, such as {@code 256}; needed on Fargate
 * @param memory MiB of the whole task as text
 * @param compatibilities the launch types it was validated for
 * @param requiresCompatibilities the launch types it must be valid for
 * @param other members that the rules do not use, kept and shown as they came
 */
public record TaskDefinition(
        @Nullable String taskDefinitionArn,
        @Nullable List<ContainerDefinition> containerDefinitions,
        @Nullable String family,
        @Nullable String taskRoleArn,
        @Nullable String executionRoleArn,
        @Nullable String networkMode,
        @Nullable Integer revision,
        @Nullable String status,
        @Nullable List<Attribute> requiresAttributes,
        @Nullable List<TaskDefinitionPlacementConstraint> placementConstraints,
        @Nullable List<String> compatibilities,
        @Nullable List<String> requiresCompatibilities,
        @Nullable String cpu,
        @Nullable String memory,
        @Nullable String pidMode,
        @Nullable String ipcMode,
        @Nullable Instant registeredAt,
        @Nullable Instant deregisteredAt,
        @Nullable String registeredBy,
        @Nullable Boolean enableFaultInjection,
        @Nullable Map<String, Object> other) {

    /** A name that an instance must have as an attribute to run the task. */
    public record Attribute(String name) {}

    /** The containers, never null. */
    public List<ContainerDefinition> containers() {
        return containerDefinitions == null ? List.of() : containerDefinitions;
    }

    /** The network mode; bridge when none was given. */
    public String effectiveNetworkMode() {
        return networkMode == null ? "bridge" : networkMode;
    }
}
