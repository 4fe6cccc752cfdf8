package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.placement.PlacementConstraint;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.NetworkConfiguration;
import dev.evenkeel.core.task.TaskOverride;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What RunTask is asked. */
public record RunTaskRequest(
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String cluster,
        @Nullable Integer count,
        @Nullable Boolean enableECSManagedTags,
        @Nullable Boolean enableExecuteCommand,
        @Nullable String group,
        @Nullable String launchType,
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable TaskOverride overrides,
        @Nullable List<PlacementConstraint> placementConstraints,
        @Nullable List<PlacementStrategyItem> placementStrategy,
        @Nullable String platformVersion,
        @Nullable String propagateTags,
        @Nullable String referenceId,
        @Nullable String startedBy,
        @Nullable List<Tag> tags,
        @Nullable String taskDefinition,
        @Nullable String clientToken,
        @Nullable Map<String, Object> other) {}
