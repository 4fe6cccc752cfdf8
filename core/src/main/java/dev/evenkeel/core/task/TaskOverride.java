package dev.evenkeel.core.task;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What this run changes of its task definition. */
public record TaskOverride(
        @Nullable List<ContainerOverride> containerOverrides,
        @Nullable String cpu,
        @Nullable String executionRoleArn,
        @Nullable String memory,
        @Nullable String taskRoleArn,
        @Nullable Map<String, Object> other) {}
