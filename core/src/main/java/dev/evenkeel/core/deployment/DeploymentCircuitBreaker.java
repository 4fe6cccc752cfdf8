package dev.evenkeel.core.deployment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a deployment that cannot start tasks is given up, and rolled back. */
public record DeploymentCircuitBreaker(
        @Nullable Boolean enable,
        @Nullable Boolean rollback,
        @Nullable Boolean resetOnHealthyTask,
        @Nullable Map<String, Object> other) {}
