package dev.evenkeel.core.deployment;

import java.time.Duration;
import java.util.Objects;

/**
 * When a rolling deployment is complete.
 *
 * <ol>
 *   <li>Every task that is wanted is new and healthy, and no old one is left. With early success criteria fewer healthy
 *       tasks do: {@code ceil(desired * healthyPercent / 100)}; and with DEFERRED cleanup old ones may still be there.
 *   <li>It was then watched for its bake time: the one that is set, else as far back as its alarms look, else none. A
 *       rollback has none: nobody waits for a revision that was good before.
 * </ol>
 */
public final class SuccessCriteria {

    private SuccessCriteria() {}

    /**
     * Whether the tasks are where they are to be.
     *
     * @param healthy tasks of the deployment that are healthy
     * @param wanted tasks of the deployment that are wanted, healthy or not
     * @param oldGone whether no task of another deployment is left
     */
    public static boolean areMet(
            DeploymentConfiguration configuration, int desired, int healthy, int wanted, boolean oldGone) {
        DeploymentEarlySuccessCriteria early = configuration.earlySuccessCriteria();
        if (early == null || !Boolean.TRUE.equals(early.enable())) {
            return healthy == desired && wanted == desired && oldGone;
        }
        int percent = Objects.requireNonNullElse(early.healthyPercent(), configuration.healthyAtLeast());
        boolean cleanUpFirst = !"DEFERRED".equals(early.sourceServiceRevisionCleanup());
        return healthy >= RolloutBudget.lower(desired, percent) && (oldGone || !cleanUpFirst);
    }

    /** How long a deployment is watched when its tasks are where they are to be. */
    public static Duration bakeTime(DeploymentConfiguration configuration, Rollout rollout, boolean rollingBack) {
        if (rollingBack) {
            return Duration.ZERO;
        }
        Integer minutes = configuration.bakeTimeInMinutes();
        if (minutes != null) {
            return Duration.ofMinutes(minutes);
        }
        AlarmWatch alarms = rollout.alarms();
        return configuration.hasAlarms() && alarms != null ? alarms.span() : Duration.ZERO;
    }
}
