package dev.evenkeel.core.deployment;

import org.jspecify.annotations.Nullable;

/**
 * How long a hook may take, and what follows when it takes longer.
 *
 * @param timeoutInMinutes 1 to 20160; 1440 when absent
 * @param action CONTINUE or ROLLBACK; ROLLBACK when absent
 */
public record DeploymentLifecycleHookTimeoutConfiguration(
        @Nullable Integer timeoutInMinutes, @Nullable String action) {}
