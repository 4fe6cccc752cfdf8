package dev.evenkeel.core.api;

import dev.evenkeel.core.capacity.CapacityProviderStrategyItem;
import dev.evenkeel.core.task.NetworkConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One revision of a service and how far it has come: PRIMARY is wanted, ACTIVE is being replaced. */
public record DeploymentDescription(
        @Nullable String id,
        @Nullable String status,
        @Nullable String taskDefinition,
        @Nullable Integer desiredCount,
        @Nullable Integer pendingCount,
        @Nullable Integer runningCount,
        @Nullable Integer failedTasks,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String launchType,
        @Nullable String platformVersion,
        @Nullable String platformFamily,
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable String rolloutState,
        @Nullable String rolloutStateReason,
        @Nullable Map<String, Object> other) {}
