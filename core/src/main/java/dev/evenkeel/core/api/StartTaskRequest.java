package dev.evenkeel.core.api;

import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.NetworkConfiguration;
import dev.evenkeel.core.task.TaskOverride;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What StartTask is asked. */
public record StartTaskRequest(
        @Nullable String cluster,
        @Nullable List<String> containerInstances,
        @Nullable Boolean enableECSManagedTags,
        @Nullable Boolean enableExecuteCommand,
        @Nullable String group,
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable TaskOverride overrides,
        @Nullable String propagateTags,
        @Nullable String referenceId,
        @Nullable String startedBy,
        @Nullable List<Tag> tags,
        @Nullable String taskDefinition,
        @Nullable Map<String, Object> other) {}
