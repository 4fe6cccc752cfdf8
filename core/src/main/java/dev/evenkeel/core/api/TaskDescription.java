package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.tag.Tag;
import dev.evenkeel.core.task.TaskOverride;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task as DescribeTasks shows it. */
public record TaskDescription(
        @Nullable List<Attribute> attributes,
        @Nullable String availabilityZone,
        @Nullable String capacityProviderName,
        @Nullable String clusterArn,
        @Nullable String connectivity,
        @Nullable Instant connectivityAt,
        @Nullable String containerInstanceArn,
        @Nullable List<ContainerDescription> containers,
        @Nullable String cpu,
        @Nullable Instant createdAt,
        @Nullable String desiredStatus,
        @Nullable Boolean enableExecuteCommand,
        @Nullable Instant executionStoppedAt,
        @Nullable String group,
        @Nullable String healthStatus,
        @Nullable String lastStatus,
        @Nullable String launchType,
        @Nullable String memory,
        @Nullable TaskOverride overrides,
        @Nullable String platformVersion,
        @Nullable String platformFamily,
        @Nullable Instant pullStartedAt,
        @Nullable Instant pullStoppedAt,
        @Nullable Instant startedAt,
        @Nullable String startedBy,
        @Nullable String stopCode,
        @Nullable Instant stoppedAt,
        @Nullable String stoppedReason,
        @Nullable Instant stoppingAt,
        @Nullable List<Tag> tags,
        @Nullable String taskArn,
        @Nullable String taskDefinitionArn,
        @Nullable Long version,
        @Nullable Map<String, Object> other) {}
