package dev.evenkeel.core.operation;

import dev.evenkeel.core.deployment.DeploymentAlarms;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentEarlySuccessCriteria;
import dev.evenkeel.core.deployment.ThresholdConfiguration;
import dev.evenkeel.core.error.EcsException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a service may be asked about its deployments: checked, with ECS's defaults filled in. */
final class DeploymentConfigurations {
    private static final int MAXIMUM_PERCENT_MOST = 10_000;
    private static final int BAKE_MINUTES_MOST = 1_440;

    private DeploymentConfigurations() {}

    /**
     * A configuration with ECS's defaults for what was not given: 100/200, ROLLING, no circuit breaker. The bake time is
     * 0, except that it is left open where alarms are watched: then it follows from them.
     */
    static DeploymentConfiguration withDefaults(@Nullable DeploymentConfiguration given) {
        DeploymentConfiguration asked = given == null ? DeploymentConfiguration.NONE : given;
        String strategy = Objects.requireNonNullElse(asked.strategy(), "ROLLING");
        StagedConfigurations.check(asked, strategy);
        int min = asked.healthyAtLeast();
        int max = asked.runningAtMost();
        if (min < 0 || min > 100) {
            throw EcsException.invalidParameter("minimumHealthyPercent should be between 0 and 100");
        }
        if (max < 100) {
            throw EcsException.invalidParameter("maximumPercent should be at least 100");
        }
        if (max > MAXIMUM_PERCENT_MOST) {
            throw EcsException.invalidParameter("maximumPercent should be at most " + MAXIMUM_PERCENT_MOST);
        }
        checkBreaker(asked.deploymentCircuitBreaker());
        checkAlarms(asked.alarms());
        checkEarlySuccess(asked.earlySuccessCriteria(), min);
        return new DeploymentConfiguration(
                Objects.requireNonNullElse(asked.deploymentCircuitBreaker(), DeploymentCircuitBreaker.OFF),
                max,
                min,
                asked.alarms(),
                strategy,
                bakeTime(asked),
                asked.earlySuccessCriteria(),
                asked.lifecycleHooks(),
                asked.linearConfiguration(),
                asked.canaryConfiguration(),
                Others.of(asked.other()));
    }

    /** What an update leaves out stays as it was; a bake time that nobody asked for does not outlive newly set alarms. */
    static DeploymentConfiguration merged(DeploymentConfiguration before, @Nullable DeploymentConfiguration given) {
        if (given == null) {
            return before;
        }
        boolean newAlarms = given.hasAlarms() && !before.hasAlarms();
        Integer keptBakeTime =
                newAlarms && Objects.equals(before.bakeTimeInMinutes(), 0) ? null : before.bakeTimeInMinutes();
        String strategy = orElse(given.strategy(), before.strategy());
        // The steps of a strategy that is left for another are of no use to that one.
        boolean linear = "LINEAR".equals(strategy);
        boolean canary = "CANARY".equals(strategy);
        return withDefaults(new DeploymentConfiguration(
                orElse(given.deploymentCircuitBreaker(), before.deploymentCircuitBreaker()),
                orElse(given.maximumPercent(), before.maximumPercent()),
                orElse(given.minimumHealthyPercent(), before.minimumHealthyPercent()),
                orElse(given.alarms(), before.alarms()),
                strategy,
                orElse(given.bakeTimeInMinutes(), keptBakeTime),
                orElse(given.earlySuccessCriteria(), before.earlySuccessCriteria()),
                orElse(given.lifecycleHooks(), before.lifecycleHooks()),
                orElse(given.linearConfiguration(), linear ? before.linearConfiguration() : null),
                orElse(given.canaryConfiguration(), canary ? before.canaryConfiguration() : null),
                Others.merged(Others.of(before.other()), given.other())));
    }

    private static <T> @Nullable T orElse(@Nullable T given, @Nullable T before) {
        return given == null ? before : given;
    }

    private static @Nullable Integer bakeTime(DeploymentConfiguration asked) {
        Integer minutes = asked.bakeTimeInMinutes();
        if (minutes == null) {
            return asked.hasAlarms() ? null : 0;
        }
        if (minutes < 0 || minutes > BAKE_MINUTES_MOST) {
            throw EcsException.invalidParameter("bakeTimeInMinutes should be between 0 and " + BAKE_MINUTES_MOST);
        }
        return minutes;
    }

    private static void checkBreaker(@Nullable DeploymentCircuitBreaker breaker) {
        ThresholdConfiguration threshold = breaker == null ? null : breaker.thresholdConfiguration();
        if (threshold == null) {
            return;
        }
        String type = ServiceRules.oneOf(
                "thresholdConfiguration type",
                threshold.type(),
                "BOUNDED_PERCENT",
                List.of("BOUNDED_PERCENT", "UNBOUNDED_PERCENT", "COUNT"));
        int value = Objects.requireNonNullElse(threshold.value(), 50);
        if (type.equals("COUNT") && value < 1) {
            throw EcsException.invalidParameter("thresholdConfiguration value should be at least 1");
        }
        if (!type.equals("COUNT") && (value < 1 || value > 100)) {
            throw EcsException.invalidParameter("thresholdConfiguration value should be between 1 and 100");
        }
    }

    private static void checkAlarms(@Nullable DeploymentAlarms alarms) {
        if (alarms != null && Boolean.TRUE.equals(alarms.enable()) && !alarms.isOn()) {
            throw EcsException.invalidParameter("alarmNames can not be empty when alarms are enabled.");
        }
        List<String> names =
                alarms == null ? List.of() : Objects.requireNonNullElse(alarms.alarmNames(), List.<String>of());
        if (names.stream().anyMatch(String::isBlank)) {
            throw EcsException.invalidParameter("alarmNames can not contain an empty name.");
        }
        if (names.stream().distinct().count() != names.size()) {
            throw EcsException.invalidParameter("alarmNames can not contain the same name twice.");
        }
    }

    private static void checkEarlySuccess(@Nullable DeploymentEarlySuccessCriteria criteria, int min) {
        if (criteria == null) {
            return;
        }
        Integer percent = criteria.healthyPercent();
        if (percent != null && (percent < min || percent > 100)) {
            throw EcsException.invalidParameter(
                    "healthyPercent should be between minimumHealthyPercent, which is " + min + ", and 100");
        }
        ServiceRules.oneOf(
                "sourceServiceRevisionCleanup",
                criteria.sourceServiceRevisionCleanup(),
                "BLOCKING",
                List.of("BLOCKING", "DEFERRED"));
    }
}
