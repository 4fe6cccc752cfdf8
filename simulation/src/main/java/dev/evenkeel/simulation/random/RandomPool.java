package dev.evenkeel.simulation.random;

import static dev.evenkeel.simulation.random.Inputs.members;

import dev.evenkeel.simulation.Draw;
import dev.evenkeel.simulation.random.RandomService.Request;
import java.util.List;

/** Capacity providers of the cluster: a pool of hosts that grows and shrinks with need, and Fargate's. */
final class RandomPool {
    private RandomPool() {}

    static List<Request> requests(Draw draw) {
        return List.of(
                new Request(
                        "CreateCapacityProvider",
                        members(
                                "name",
                                RandomSetting.POOL,
                                "autoScalingGroupProvider",
                                members(
                                        "autoScalingGroupArn",
                                        "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:"
                                                + "00000000-0000-0000-0000-000000000000:autoScalingGroupName/pool",
                                        "managedScaling",
                                        members(
                                                "status",
                                                "ENABLED",
                                                "targetCapacity",
                                                100,
                                                "minimumScalingStepSize",
                                                draw.between(1, 2),
                                                "instanceWarmupPeriod",
                                                draw.of(List.of(0, 60, 300))),
                                        "managedTerminationProtection",
                                        "DISABLED",
                                        "managedDraining",
                                        draw.oneIn(2) ? "ENABLED" : "DISABLED"))),
                new Request(
                        "PutClusterCapacityProviders",
                        members(
                                "cluster",
                                "default",
                                "capacityProviders",
                                List.of(RandomSetting.POOL, "FARGATE", "FARGATE_SPOT"),
                                "defaultCapacityProviderStrategy",
                                List.of())));
    }
}
