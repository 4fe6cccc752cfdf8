package dev.evenkeel.core.api;

import dev.evenkeel.core.deployment.DeploymentConfiguration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt to move a service to a revision, kept as history. */
public record ServiceDeploymentDescription(
        @Nullable String serviceDeploymentArn,
        @Nullable String serviceArn,
        @Nullable String clusterArn,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant updatedAt,
        @Nullable List<ServiceRevisionSummary> sourceServiceRevisions,
        @Nullable ServiceRevisionSummary targetServiceRevision,
        @Nullable String status,
        @Nullable String statusReason,
        @Nullable String lifecycleStage,
        @Nullable List<DeploymentLifecycleHookDetail> lifecycleHookDetails,
        @Nullable DeploymentConfiguration deploymentConfiguration,
        @Nullable RollbackDescription rollback,
        @Nullable CircuitBreakerDescription deploymentCircuitBreaker,
        @Nullable AlarmsDescription alarms,
        @Nullable Map<String, Object> other) {}
