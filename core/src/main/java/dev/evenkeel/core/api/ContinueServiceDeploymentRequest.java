package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ContinueServiceDeployment is asked. */
public record ContinueServiceDeploymentRequest(
        @Nullable String serviceDeploymentArn,
        @Nullable String hookId,
        @Nullable String action) {}
