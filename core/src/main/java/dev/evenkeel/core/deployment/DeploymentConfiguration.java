package dev.evenkeel.core.deployment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a service is moved from one revision to the next. */
public record DeploymentConfiguration(
        @Nullable DeploymentCircuitBreaker deploymentCircuitBreaker,
        @Nullable Integer maximumPercent,
        @Nullable Integer minimumHealthyPercent,
        @Nullable String strategy,
        @Nullable Integer bakeTimeInMinutes,
        @Nullable Map<String, Object> other) {}
