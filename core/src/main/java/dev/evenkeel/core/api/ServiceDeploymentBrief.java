package dev.evenkeel.core.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the history of deployments. */
public record ServiceDeploymentBrief(
        @Nullable String serviceDeploymentArn,
        @Nullable String serviceArn,
        @Nullable String clusterArn,
        @Nullable Instant startedAt,
        @Nullable Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String targetServiceRevisionArn,
        @Nullable String status,
        @Nullable String statusReason) {}
