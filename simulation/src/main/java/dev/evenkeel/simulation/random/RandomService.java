package dev.evenkeel.simulation.random;

import dev.evenkeel.simulation.Draw;
import dev.evenkeel.simulation.scenario.Fleet;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A service that a seed draws, with two to four revisions of its task definition, of which the first is sound.
 *
 * @param definitions requests of RegisterTaskDefinition, in order
 * @param create the request of CreateService
 * @param scaling what makes it scale, empty for most
 * @param end what brings it, after all trouble, to something that can be had
 */
record RandomService(
        List<SortedMap<String, Object>> definitions,
        SortedMap<String, Object> create,
        List<Request> scaling,
        List<Request> end) {
    private static final int[][] PERCENTS = {
        {100, 200}, {100, 200}, {50, 100}, {50, 150}, {100, 150}, {0, 100}, {0, 200}, {75, 125}
    };
    private static final int MOST_TASKS = 8;

    /** Of tasks with 256 CPU units and 512 MiB on instances of 4096 and 8192. */
    private static final int TASKS_OF_INSTANCE = 16;

    /** An operation and its input. */
    record Request(String operation, SortedMap<String, Object> input) {}

    static RandomService of(Draw draw, int number, Fleet fleet, int services) {
        String name = "svc-" + number;
        boolean fargate = draw.oneIn(4);
        boolean awsvpc = fargate || draw.oneIn(2);
        Integer hostPort = !awsvpc && draw.oneIn(3) ? Integer.valueOf(8000 + number) : null;
        boolean distinct = !fargate && draw.oneIn(6);
        boolean breaker = draw.oneIn(3);
        boolean mayFail = draw.oneIn(2);
        int[] percents = PERCENTS[draw.below(PERCENTS.length)];
        RandomRevisions revisions = new RandomRevisions(draw, "app-" + number, awsvpc, hostPort);

        SortedMap<String, Object> create = members("serviceName", name, "taskDefinition", "app-" + number + ":1");
        create.put("desiredCount", draw.below(MOST_TASKS + 1));
        create.put("launchType", fargate ? "FARGATE" : "EC2");
        create.put("healthCheckGracePeriodSeconds", draw.oneIn(4) ? draw.below(120) : 0);
        create.put("deploymentConfiguration", configuration(percents, breaker, draw.oneIn(2)));
        if (awsvpc) {
            create.put("networkConfiguration", network());
        }
        if (!fargate) {
            create.put("placementStrategy", strategies(draw));
            if (distinct) {
                create.put("placementConstraints", List.of(members("type", "distinctInstance")));
            }
        }
        if (draw.oneIn(4)) {
            create.put(
                    "loadBalancers",
                    List.of(members(
                            "targetGroupArn",
                            "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/" + name
                                    + "/0123456789abcdef",
                            "containerName",
                            "main",
                            "containerPort",
                            80)));
        }
        List<Request> scaling = draw.oneIn(5) ? scaling(name) : List.of();
        boolean narrow = hostPort != null || distinct;
        return new RandomService(
                revisions.register(mayFail),
                create,
                scaling,
                end(draw, name, number, fleet, services, fargate, narrow, breaker || mayFail, !scaling.isEmpty()));
    }

    private static List<Request> end(
            Draw draw,
            String name,
            int number,
            Fleet fleet,
            int services,
            boolean fargate,
            boolean narrow,
            boolean renewed,
            boolean scaled) {
        int fit = fargate ? MOST_TASKS : Math.min(MOST_TASKS, fleet.instances() * TASKS_OF_INSTANCE / (2 * services));
        SortedMap<String, Object> update = members("service", name);
        update.put("desiredCount", draw.below(1 + Math.min(fit, narrow ? fleet.instances() : MOST_TASKS)));
        // Where a new task cannot stand beside an old one, the old one has to be let go first; elsewhere there is room
        // to
        // roll, so that no percentages can hold a service for ever.
        update.put(
                "deploymentConfiguration",
                members("minimumHealthyPercent", narrow ? 0 : draw.of(List.of(0, 50, 100)), "maximumPercent", 200));
        if (renewed) {
            update.put("taskDefinition", "app-" + number + ":1");
            update.put("forceNewDeployment", true);
        }
        List<Request> all = new ArrayList<>();
        if (scaled) {
            all.add(new Request("DeregisterScalableTarget", target(name)));
        }
        all.add(new Request("UpdateService", update));
        return all;
    }

    private static List<Request> scaling(String name) {
        SortedMap<String, Object> register = target(name);
        register.put("MinCapacity", 1);
        register.put("MaxCapacity", MOST_TASKS);
        SortedMap<String, Object> put = target(name);
        put.put("PolicyName", "cpu");
        put.put("PolicyType", "TargetTrackingScaling");
        put.put(
                "TargetTrackingScalingPolicyConfiguration",
                members(
                        "TargetValue",
                        50.0,
                        "ScaleInCooldown",
                        120,
                        "ScaleOutCooldown",
                        60,
                        "PredefinedMetricSpecification",
                        members("PredefinedMetricType", "ECSServiceAverageCPUUtilization")));
        return List.of(new Request("RegisterScalableTarget", register), new Request("PutScalingPolicy", put));
    }

    private static SortedMap<String, Object> target(String service) {
        return members(
                "ServiceNamespace",
                "ecs",
                "ResourceId",
                "service/default/" + service,
                "ScalableDimension",
                "ecs:service:DesiredCount");
    }

    private static SortedMap<String, Object> configuration(int[] percents, boolean breaker, boolean rollback) {
        SortedMap<String, Object> configuration =
                members("minimumHealthyPercent", percents[0], "maximumPercent", percents[1]);
        if (breaker) {
            configuration.put("deploymentCircuitBreaker", members("enable", true, "rollback", rollback));
        }
        return configuration;
    }

    private static List<Object> strategies(Draw draw) {
        return switch (draw.below(4)) {
            case 0 -> List.of(members("type", "random"));
            case 1 -> List.of(members("type", "spread", "field", "attribute:ecs.availability-zone"));
            case 2 ->
                List.of(
                        members("type", "spread", "field", "attribute:ecs.availability-zone"),
                        members("type", "binpack", "field", "memory"));
            default -> List.of(members("type", "binpack", "field", "cpu"));
        };
    }

    private static SortedMap<String, Object> network() {
        return members("awsvpcConfiguration", members("subnets", List.of("subnet-1")));
    }

    static SortedMap<String, Object> members(@Nullable Object... namesAndValues) {
        SortedMap<String, Object> members = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                members.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return members;
    }
}
