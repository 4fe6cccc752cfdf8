package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What StopServiceDeployment answers. */
public record StopServiceDeploymentResponse(@Nullable String serviceDeploymentArn) {}
