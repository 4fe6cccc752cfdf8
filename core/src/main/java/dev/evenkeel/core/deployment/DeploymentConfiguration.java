package dev.evenkeel.core.deployment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a service is moved from one revision to the next. */
public record DeploymentConfiguration(
        @Nullable DeploymentCircuitBreaker deploymentCircuitBreaker,
        @Nullable Integer maximumPercent,
        @Nullable Integer minimumHealthyPercent,
        @Nullable DeploymentAlarms alarms,
        @Nullable String strategy,
        @Nullable Integer bakeTimeInMinutes,
        @Nullable DeploymentEarlySuccessCriteria earlySuccessCriteria,
        @Nullable List<DeploymentLifecycleHook> lifecycleHooks,
        @Nullable LinearConfiguration linearConfiguration,
        @Nullable CanaryConfiguration canaryConfiguration,
        @Nullable Map<String, Object> other) {

    /** Nothing asked for: ECS's defaults hold. */
    public static final DeploymentConfiguration NONE =
            new DeploymentConfiguration(null, null, null, null, null, null, null, null, null, null, null);

    /** Percent of the desired count that must stay healthy; 100 where nothing was asked for, which is ECS's default. */
    public int healthyAtLeast() {
        return Objects.requireNonNullElse(minimumHealthyPercent, 100);
    }

    /** Percent of the desired count that may run; 200 where nothing was asked for, which is ECS's default. */
    public int runningAtMost() {
        return Objects.requireNonNullElse(maximumPercent, 200);
    }

    /** Whether it names alarms and has them watched. */
    public boolean hasAlarms() {
        return alarms != null && alarms.isOn();
    }

    /** Whether traffic moves from an old revision to a new one, rather than tasks being replaced one by one. */
    public boolean isStaged() {
        return strategy != null && !strategy.equals("ROLLING");
    }

    /** The same with these percentages. */
    public DeploymentConfiguration withPercents(int minimumHealthy, int maximum) {
        return new DeploymentConfiguration(
                deploymentCircuitBreaker,
                maximum,
                minimumHealthy,
                alarms,
                strategy,
                bakeTimeInMinutes,
                earlySuccessCriteria,
                lifecycleHooks,
                linearConfiguration,
                canaryConfiguration,
                other);
    }
}
