package dev.evenkeel.core.deployment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a deployment counts as successful before every task of it is healthy.
 *
 * @param healthyPercent of the desired count that must be healthy, rounded up; 0 to 100
 * @param sourceServiceRevisionCleanup BLOCKING waits until the old tasks are gone, DEFERRED does not
 */
public record DeploymentEarlySuccessCriteria(
        @Nullable Boolean enable,
        @Nullable Integer healthyPercent,
        @Nullable String sourceServiceRevisionCleanup,
        @Nullable Map<String, Object> other) {}
