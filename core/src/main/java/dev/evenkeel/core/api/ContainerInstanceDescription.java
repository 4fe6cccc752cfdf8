package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.Attribute;
import dev.evenkeel.core.capacity.ResourceAmount;
import dev.evenkeel.core.tag.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container instance as DescribeContainerInstances shows it. */
public record ContainerInstanceDescription(
        @Nullable String containerInstanceArn,
        @Nullable String ec2InstanceId,
        @Nullable String capacityProviderName,
        @Nullable Long version,
        @Nullable VersionInfoDescription versionInfo,
        @Nullable List<ResourceAmount> remainingResources,
        @Nullable List<ResourceAmount> registeredResources,
        @Nullable String status,
        @Nullable String statusReason,
        @Nullable Boolean agentConnected,
        @Nullable Integer runningTasksCount,
        @Nullable Integer pendingTasksCount,
        @Nullable String agentUpdateStatus,
        @Nullable List<Attribute> attributes,
        @Nullable Instant registeredAt,
        @Nullable List<Tag> tags,
        @Nullable Map<String, Object> other) {}
