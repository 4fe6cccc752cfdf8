package dev.evenkeel.simulation.random;

import static dev.evenkeel.simulation.random.Inputs.members;

import dev.evenkeel.simulation.Draw;
import dev.evenkeel.simulation.random.RandomService.Request;
import java.util.List;
import java.util.SortedMap;

/** What makes a service scale with its load. */
final class RandomScaling {
    private RandomScaling() {}

    static List<Request> requests(String service, Draw draw) {
        SortedMap<String, Object> register = target(service);
        register.put("MinCapacity", 1);
        register.put("MaxCapacity", RandomService.MOST_TASKS);
        SortedMap<String, Object> put = target(service);
        put.put("PolicyName", "cpu");
        put.put("PolicyType", "TargetTrackingScaling");
        put.put(
                "TargetTrackingScalingPolicyConfiguration",
                members(
                        "TargetValue",
                        50.0,
                        "ScaleInCooldown",
                        draw.of(List.of(0, 60, 120)),
                        "ScaleOutCooldown",
                        draw.of(List.of(0, 60, 120)),
                        "PredefinedMetricSpecification",
                        members("PredefinedMetricType", "ECSServiceAverageCPUUtilization")));
        return List.of(new Request("RegisterScalableTarget", register), new Request("PutScalingPolicy", put));
    }

    static SortedMap<String, Object> target(String service) {
        return members(
                "ServiceNamespace",
                "ecs",
                "ResourceId",
                "service/default/" + service,
                "ScalableDimension",
                "ecs:service:DesiredCount");
    }
}
