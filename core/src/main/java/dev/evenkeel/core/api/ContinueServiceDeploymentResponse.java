package dev.evenkeel.core.api;

import org.jspecify.annotations.Nullable;

/** What ContinueServiceDeployment answers. */
public record ContinueServiceDeploymentResponse(@Nullable String serviceDeploymentArn) {}
