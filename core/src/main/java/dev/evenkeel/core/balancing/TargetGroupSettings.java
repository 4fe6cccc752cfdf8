package dev.evenkeel.core.balancing;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a router has to know of a target group that was created.
 *
 * @param checkInterval between two health checks of a target, 5 s to 5 min
 * @param healthyThreshold so many checks in a row make an unhealthy target healthy
 * @param unhealthyThreshold so many failed ones make a healthy target unhealthy
 * @param deregistrationDelay how long a target drains, 0 s to 1 h
 * @param slowStart over which a new target's share of the requests grows; zero for at once
 */
public record TargetGroupSettings(
        Duration checkInterval,
        int healthyThreshold,
        int unhealthyThreshold,
        Duration deregistrationDelay,
        Duration slowStart) {

    /** The settings of a target group; empty when it was never created. */
    public static Optional<TargetGroupSettings> of(Balancing balancing, String targetGroupArn) {
        return balancing.targetGroup(targetGroupArn).map(group -> {
            SortedMap<String, String> set = balancing.attributes(targetGroupArn);
            return new TargetGroupSettings(
                    Duration.ofSeconds(group.healthCheckIntervalSeconds()),
                    group.healthyThresholdCount(),
                    group.unhealthyThresholdCount(),
                    seconds(set.getOrDefault(Attributes.DEREGISTRATION_DELAY, "300")),
                    seconds(set.getOrDefault(Attributes.SLOW_START, "0")));
        });
    }

    private static Duration seconds(String number) {
        return Duration.ofSeconds(Long.parseLong(number));
    }
}
