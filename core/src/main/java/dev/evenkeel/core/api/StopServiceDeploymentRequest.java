package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What StopServiceDeployment is asked. */
public record StopServiceDeploymentRequest(
        @Nullable String serviceDeploymentArn, @Nullable String stopType) {}
