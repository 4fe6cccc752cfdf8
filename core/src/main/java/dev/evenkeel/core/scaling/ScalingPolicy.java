package dev.evenkeel.core.scaling;

import java.time.Instant;

/**
 * A target-tracking policy of a scalable target, with the two alarms that drive it.
 *
 * @param resourceId {@code service/CLUSTER/SERVICE}
 */
public record ScalingPolicy(
        String resourceId,
        String policyName,
        String policyArn,
        TargetTrackingConfiguration configuration,
        String highAlarmName,
        String lowAlarmName,
        Instant creationTime,
        ScalingHistory history) {

    /** The key of it in the state: a policy's name is unique in its target. */
    public String key() {
        return resourceId + "/" + policyName;
    }

    public ScalingPolicy withHistory(ScalingHistory changed) {
        return new ScalingPolicy(
                resourceId, policyName, policyArn, configuration, highAlarmName, lowAlarmName, creationTime, changed);
    }
}
