package dev.evenkeel.core.deployment;

import java.util.Map;

/**
 * When a deployment that cannot start tasks is given up.
 *
 * <p>The threshold is of the latest desired count: BOUNDED_PERCENT (the default, 50) takes {@code clamp(ceil(value% *
 * desired), 3, 200)}, UNBOUNDED_PERCENT the same without the clamp and COUNT the value itself. Desired 1 gives 3, 25
 * gives 13, 400 and more give 200.
 */
public final class CircuitBreaker {

    private CircuitBreaker() {}

    /** Whether the configuration switches it on. */
    public static boolean isOn(DeploymentConfiguration configuration) {
        DeploymentCircuitBreaker breaker = configuration.deploymentCircuitBreaker();
        return breaker != null && Boolean.TRUE.equals(breaker.enable());
    }

    /** Whether a deployment it gives up is rolled back. */
    public static boolean rollsBack(DeploymentConfiguration configuration) {
        DeploymentCircuitBreaker breaker = configuration.deploymentCircuitBreaker();
        return isOn(configuration) && breaker != null && Boolean.TRUE.equals(breaker.rollback());
    }

    /** How many failures in a row it takes. */
    public static int threshold(DeploymentConfiguration configuration, int desired) {
        DeploymentCircuitBreaker breaker = configuration.deploymentCircuitBreaker();
        Object given = breaker == null || breaker.other() == null
                ? null
                : breaker.other().get("thresholdConfiguration");
        String type = "BOUNDED_PERCENT";
        int value = 50;
        if (given instanceof Map<?, ?> threshold) {
            type = String.valueOf(threshold.get("type") == null ? type : threshold.get("type"));
            value = threshold.get("value") instanceof Number number ? number.intValue() : value;
        }
        int share = Math.toIntExact(((long) desired * value + 99) / 100);
        return switch (type) {
            case "COUNT" -> Math.max(1, value);
            case "UNBOUNDED_PERCENT" -> Math.max(1, share);
            default -> Math.max(3, Math.min(200, share));
        };
    }
}
