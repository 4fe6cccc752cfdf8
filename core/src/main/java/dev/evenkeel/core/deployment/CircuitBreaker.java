package dev.evenkeel.core.deployment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a deployment that cannot start tasks is given up. It watches rolling deployments only.
 *
 * <ol>
 *   <li>As long as no task of the deployment runs, it counts the tasks that end without ever having run.
 *   <li>As long as one runs, it counts the tasks that are stopped for a health check, and those only.
 *   <li>A task that becomes healthy sets the count to 0, unless {@code resetOnHealthyTask} is false.
 *   <li>It trips when the count reaches the threshold.
 * </ol>
 *
 * <p>The threshold is of the latest desired count: BOUNDED_PERCENT (the default, 50) takes {@code clamp(ceil(value% *
 * desired), 3, 200)}, UNBOUNDED_PERCENT the same without the clamp and COUNT the value itself; one failure is the least.
 * Desired 1 gives 3, 25 gives 13, 400 and more give 200.
 */
public final class CircuitBreaker {
    private static final int PERCENT = 50;
    private static final int LEAST = 3;
    private static final int MOST = 200;

    private CircuitBreaker() {}

    /** Whether the configuration switches it on. */
    public static boolean isOn(DeploymentConfiguration configuration) {
        DeploymentCircuitBreaker breaker = configuration.deploymentCircuitBreaker();
        return breaker != null
                && Boolean.TRUE.equals(breaker.enable())
                && "ROLLING".equals(Objects.requireNonNullElse(configuration.strategy(), "ROLLING"));
    }

    /** Whether a deployment it gives up is rolled back. */
    public static boolean rollsBack(DeploymentConfiguration configuration) {
        DeploymentCircuitBreaker breaker = configuration.deploymentCircuitBreaker();
        return isOn(configuration) && breaker != null && Boolean.TRUE.equals(breaker.rollback());
    }

    /** Whether a task that becomes healthy sets its count to 0. */
    public static boolean resetsOnHealthyTask(DeploymentConfiguration configuration) {
        DeploymentCircuitBreaker breaker = configuration.deploymentCircuitBreaker();
        return breaker == null || !Boolean.FALSE.equals(breaker.resetOnHealthyTask());
    }

    /** How many failures it takes. */
    public static int threshold(DeploymentConfiguration configuration, int desired) {
        DeploymentCircuitBreaker breaker = configuration.deploymentCircuitBreaker();
        ThresholdConfiguration given = breaker == null ? null : breaker.thresholdConfiguration();
        String type = orElse(given == null ? null : given.type(), "BOUNDED_PERCENT");
        int value = orElse(given == null ? null : given.value(), PERCENT);
        int share = Math.toIntExact(((long) desired * value + 99) / 100);
        return switch (type) {
            case "COUNT" -> Math.max(1, value);
            case "UNBOUNDED_PERCENT" -> Math.max(1, share);
            default -> Math.max(LEAST, Math.min(MOST, share));
        };
    }

    private static <T> T orElse(@Nullable T given, T standard) {
        return given == null ? standard : given;
    }
}
