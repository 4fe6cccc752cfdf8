package dev.evenkeel.core.api;

import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.TaskDefinitionPlacementConstraint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What RegisterTaskDefinition is asked. */
public record RegisterTaskDefinitionRequest(
        @Nullable String family,
        @Nullable String taskRoleArn,
        @Nullable String executionRoleArn,
        @Nullable String networkMode,
        @Nullable List<ContainerDefinition> containerDefinitions,
        @Nullable List<TaskDefinitionPlacementConstraint> placementConstraints,
        @Nullable List<String> requiresCompatibilities,
        @Nullable String cpu,
        @Nullable String memory,
        @Nullable List<Tag> tags,
        @Nullable String pidMode,
        @Nullable String ipcMode,
        @Nullable Boolean enableFaultInjection,
        @Nullable Map<String, Object> other) {}
