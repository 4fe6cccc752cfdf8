package dev.evenkeel.simulation.random;

import static dev.evenkeel.simulation.random.Inputs.members;

import dev.evenkeel.simulation.Draw;
import dev.evenkeel.simulation.random.RandomService.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A replica service with rolling deployments. */
final class RandomRolling {
    private static final int[][] PERCENTS = {
        {100, 200}, {100, 200}, {50, 100}, {50, 150}, {100, 150}, {0, 100}, {0, 200}, {75, 125}
    };

    private final RandomSetting setting;
    private final int number;
    private final String name;
    private final Draw draw;
    private final Draw extra;

    RandomRolling(RandomSetting setting, int number) {
        this.setting = setting;
        this.number = number;
        name = "svc-" + number;
        draw = setting.draw("service", number);
        extra = setting.draw("extra", number);
    }

    RandomService service() {
        boolean fargate = draw.oneIn(4);
        boolean awsvpc = fargate || draw.oneIn(2);
        Integer hostPort = !awsvpc && draw.oneIn(3) ? Integer.valueOf(8000 + 10 * number) : null;
        boolean distinct = !fargate && draw.oneIn(6);
        boolean breaker = draw.oneIn(3) || (setting.has(Feature.BREAKERS) && extra.oneIn(2));
        boolean mayFail = draw.oneIn(2) || (breaker && setting.has(Feature.BREAKERS));
        int[] percents = PERCENTS[draw.below(PERCENTS.length)];
        boolean provided = setting.has(Feature.PROVIDERS) && extra.oneIn(2);
        boolean restricted = setting.has(Feature.CONSTRAINTS) && !fargate && !provided && extra.oneIn(2);
        TaskShape shape = shape(fargate, awsvpc, hostPort);
        RandomRevisions revisions = new RandomRevisions(draw, "app-" + number, shape, setting.features());

        SortedMap<String, Object> create = members("serviceName", name, "taskDefinition", "app-" + number + ":1");
        create.put("desiredCount", draw.below(RandomService.MOST_TASKS + 1));
        if (provided) {
            create.put("capacityProviderStrategy", providers(fargate));
        } else {
            create.put("launchType", fargate ? "FARGATE" : "EC2");
        }
        create.put("healthCheckGracePeriodSeconds", draw.oneIn(4) ? draw.below(120) : 0);
        create.put("deploymentConfiguration", configuration(percents, breaker, draw.oneIn(2)));
        if (awsvpc) {
            create.put("networkConfiguration", Inputs.network());
        }
        if (!fargate) {
            create.put("placementStrategy", Inputs.strategies(draw));
            create.put("placementConstraints", constraints(distinct, restricted));
        }
        if (draw.oneIn(4)) {
            create.put("loadBalancers", Inputs.balancer(name, shape.containerPort()));
        }
        if (extra.oneIn(4)) {
            create.put("availabilityZoneRebalancing", "DISABLED");
        }
        boolean scaled = draw.oneIn(5);
        List<SortedMap<String, Object>> definitions = revisions.register(mayFail);
        boolean narrow = hostPort != null || distinct;
        int instances = provided ? RandomSetting.POOL_HOSTS : setting.fleet().instances();
        int room = fargate ? RandomService.MOST_TASKS : setting.room(shape, instances);
        SortedMap<String, Object> update = end(Math.min(room, narrow ? instances : room), narrow, restricted);
        boolean leavesRoom = setting.has(Feature.DAEMONS) && !fargate;
        if (leavesRoom) {
            // A daemon has to find room on every instance, and others must not have filled any.
            update.put("placementStrategy", List.of(members("type", "spread", "field", "instanceId")));
        }
        if (breaker || mayFail || restricted || leavesRoom) {
            update.put("taskDefinition", "app-" + number + ":1");
            update.put("forceNewDeployment", true);
        }
        List<Request> end = new ArrayList<>();
        if (scaled) {
            end.add(new Request("DeregisterScalableTarget", RandomScaling.target(name)));
        }
        end.add(new Request("UpdateService", update));
        return new RandomService(definitions, create, scaled ? RandomScaling.requests(name, extra) : List.of(), end);
    }

    private TaskShape shape(boolean fargate, boolean awsvpc, @Nullable Integer hostPort) {
        boolean host = hostPort != null && setting.has(Feature.CONSTRAINTS) && extra.oneIn(2);
        return TaskShape.of(setting.features(), extra, awsvpc ? "awsvpc" : host ? "host" : "bridge", fargate, hostPort);
    }

    private List<Object> providers(boolean fargate) {
        return fargate
                ? List.of(
                        members("capacityProvider", "FARGATE", "base", extra.below(3), "weight", 1),
                        members("capacityProvider", "FARGATE_SPOT", "weight", extra.between(1, 3)))
                : List.of(members("capacityProvider", RandomSetting.POOL, "weight", 1));
    }

    private List<Object> constraints(boolean distinct, boolean restricted) {
        List<Object> constraints = new ArrayList<>();
        if (distinct) {
            constraints.add(members("type", "distinctInstance"));
        }
        if (restricted) {
            String zone =
                    "us-east-1" + (char) ('a' + extra.below(setting.fleet().zones()));
            String operator = extra.oneIn(2) ? "==" : "!=";
            constraints.add(members(
                    "type", "memberOf", "expression", "attribute:ecs.availability-zone " + operator + " " + zone));
        }
        return constraints;
    }

    private SortedMap<String, Object> configuration(int[] percents, boolean breaker, boolean rollback) {
        SortedMap<String, Object> configuration =
                members("minimumHealthyPercent", percents[0], "maximumPercent", percents[1]);
        if (breaker) {
            SortedMap<String, Object> circuit = members("enable", true, "rollback", rollback);
            if (setting.has(Feature.BREAKERS)) {
                circuit.put("resetOnHealthyTask", extra.oneIn(2));
                circuit.put("thresholdConfiguration", threshold());
            }
            configuration.put("deploymentCircuitBreaker", circuit);
        }
        if (setting.has(Feature.WATCHING)) {
            watch(configuration, percents[0]);
        }
        return configuration;
    }

    private SortedMap<String, Object> threshold() {
        return switch (extra.below(3)) {
            case 0 -> members("type", "COUNT", "value", extra.between(1, 4));
            case 1 -> members("type", "BOUNDED_PERCENT", "value", extra.between(1, 100));
            default -> members("type", "UNBOUNDED_PERCENT", "value", extra.between(1, 100));
        };
    }

    private void watch(SortedMap<String, Object> configuration, int minimum) {
        if (extra.oneIn(2)) {
            configuration.put("bakeTimeInMinutes", extra.below(4));
        }
        if (extra.oneIn(2)) {
            configuration.put(
                    "alarms",
                    members("alarmNames", List.of("app-" + number), "enable", true, "rollback", extra.oneIn(2)));
        }
        if (extra.oneIn(4)) {
            configuration.put(
                    "earlySuccessCriteria",
                    members(
                            "enable",
                            true,
                            "healthyPercent",
                            Math.max(minimum, 10 * extra.below(11)),
                            "sourceServiceRevisionCleanup",
                            extra.oneIn(2) ? "BLOCKING" : "DEFERRED"));
        }
    }

    /**
     * Where a new task cannot stand beside an old one, the old one has to be let go first; elsewhere there is room to roll, so
     * that no percentages can hold a service for ever.
     */
    private SortedMap<String, Object> end(int fit, boolean narrow, boolean restricted) {
        SortedMap<String, Object> update = members("service", name);
        update.put("desiredCount", draw.below(1 + Math.min(fit, RandomService.MOST_TASKS)));
        SortedMap<String, Object> configuration =
                members("minimumHealthyPercent", narrow ? 0 : draw.of(List.of(0, 50, 100)), "maximumPercent", 200);
        configuration.put("deploymentCircuitBreaker", Inputs.unbroken());
        if (setting.has(Feature.WATCHING)) {
            configuration.put("earlySuccessCriteria", members("enable", false));
            configuration.put("alarms", Inputs.unwatched(number));
        }
        update.put("deploymentConfiguration", configuration);
        if (restricted) {
            update.put("placementConstraints", List.of());
        }
        return update;
    }
}
