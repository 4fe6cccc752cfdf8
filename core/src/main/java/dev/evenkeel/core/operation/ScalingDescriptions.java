package dev.evenkeel.core.operation;

import dev.evenkeel.core.id.ArnScope;
import dev.evenkeel.core.scaling.AlarmReference;
import dev.evenkeel.core.scaling.ScalableTarget;
import dev.evenkeel.core.scaling.ScalableTargetDescription;
import dev.evenkeel.core.scaling.ScalingPolicy;
import dev.evenkeel.core.scaling.ScalingPolicyDescription;
import java.util.List;
import java.util.Map;

/** Scaling as it is described. */
final class ScalingDescriptions {

    private ScalingDescriptions() {}

    static ScalableTargetDescription target(ScalableTarget target) {
        return new ScalableTargetDescription(
                "ecs",
                target.resourceId(),
                "ecs:service:DesiredCount",
                target.minCapacity(),
                target.maxCapacity(),
                null,
                target.roleArn(),
                target.creationTime(),
                target.suspendedState(),
                target.scalableTargetArn());
    }

    static ScalingPolicyDescription policy(ArnScope scope, ScalingPolicy policy) {
        return new ScalingPolicyDescription(
                policy.policyArn(),
                policy.policyName(),
                "ecs",
                policy.resourceId(),
                "ecs:service:DesiredCount",
                "TargetTrackingScaling",
                policy.configuration(),
                alarms(scope, policy),
                policy.creationTime(),
                Map.of());
    }

    static List<AlarmReference> alarms(ArnScope scope, ScalingPolicy policy) {
        return List.of(
                new AlarmReference(policy.highAlarmName(), scope.alarm(policy.highAlarmName())),
                new AlarmReference(policy.lowAlarmName(), scope.alarm(policy.lowAlarmName())));
    }
}
