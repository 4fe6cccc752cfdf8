package dev.evenkeel.core.deployment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a deployment that cannot start tasks is given up, and rolled back.
 *
 * @param resetOnHealthyTask whether a task that becomes healthy sets the count to 0; absent means true
 * @param thresholdConfiguration absent means half of the desired count, at least 3 and at most 200
 */
public record DeploymentCircuitBreaker(
        @Nullable Boolean enable,
        @Nullable Boolean rollback,
        @Nullable Boolean resetOnHealthyTask,
        @Nullable ThresholdConfiguration thresholdConfiguration,
        @Nullable Map<String, Object> other) {

    /** The default: off. */
    public static final DeploymentCircuitBreaker OFF = new DeploymentCircuitBreaker(false, false, null, null, null);
}
