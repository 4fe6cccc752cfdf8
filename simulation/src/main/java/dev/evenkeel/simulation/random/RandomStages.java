package dev.evenkeel.simulation.random;

import static dev.evenkeel.simulation.random.Inputs.members;

import dev.evenkeel.simulation.Draw;
import dev.evenkeel.simulation.random.RandomService.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** A service whose deployments move traffic from one revision to the next, with hooks that have a say in it. */
final class RandomStages {
    private static final List<String> STRATEGIES = List.of("BLUE_GREEN", "LINEAR", "CANARY");
    private static final List<String> PAUSES = List.of(
            "RECONCILE_SERVICE",
            "PRE_SCALE_UP",
            "POST_SCALE_UP",
            "POST_TEST_TRAFFIC_SHIFT",
            "PRE_PRODUCTION_TRAFFIC_SHIFT",
            "POST_PRODUCTION_TRAFFIC_SHIFT");
    private static final String SIM = "dev.evenkeel.sim.";

    private final RandomSetting setting;
    private final int number;
    private final String name;
    private final Draw draw;

    RandomStages(RandomSetting setting, int number) {
        this.setting = setting;
        this.number = number;
        name = "svc-" + number;
        draw = setting.draw("stages", number);
    }

    RandomService service() {
        boolean fargate = draw.oneIn(2);
        boolean mayFail = draw.oneIn(2);
        String strategy = draw.of(STRATEGIES);
        TaskShape shape = TaskShape.of(setting.features(), draw, "awsvpc", fargate, null);
        int room = fargate
                ? RandomService.MOST_TASKS
                : Math.min(
                        RandomService.MOST_TASKS,
                        setting.room(shape, setting.fleet().instances()));
        SortedMap<String, Object> create = members(
                "serviceName",
                name,
                "taskDefinition",
                "app-" + number + ":1",
                "desiredCount",
                draw.below(1 + RandomService.MOST_TASKS),
                "launchType",
                fargate ? "FARGATE" : "EC2",
                "networkConfiguration",
                Inputs.network(),
                "loadBalancers",
                Inputs.balancers(name, draw.oneIn(2)));
        SortedMap<String, Object> configuration = steps(strategy, draw.below(3));
        configuration.put("lifecycleHooks", hooks());
        if (setting.has(Feature.WATCHING)) {
            configuration.put(
                    "alarms",
                    members("alarmNames", List.of("app-" + number), "enable", true, "rollback", draw.oneIn(2)));
        }
        create.put("deploymentConfiguration", configuration);
        SortedMap<String, Object> calm = steps(strategy, 0);
        calm.put("lifecycleHooks", List.of());
        if (setting.has(Feature.WATCHING)) {
            calm.put("alarms", Inputs.unwatched(number));
        }
        SortedMap<String, Object> update = members("service", name, "taskDefinition", "app-" + number + ":1");
        update.put("desiredCount", draw.below(1 + room));
        update.put("forceNewDeployment", true);
        update.put("deploymentConfiguration", calm);
        return new RandomService(
                new RandomRevisions(draw, "app-" + number, shape, setting.features()).register(mayFail),
                create,
                List.of(),
                List.of(new Request("UpdateService", update)));
    }

    private SortedMap<String, Object> steps(String strategy, int bake) {
        SortedMap<String, Object> configuration = members("strategy", strategy, "bakeTimeInMinutes", bake);
        switch (strategy) {
            case "LINEAR" ->
                configuration.put(
                        "linearConfiguration",
                        members(
                                "stepPercent",
                                draw.of(List.of(20.0, 33.4, 50.0, 100.0)),
                                "stepBakeTimeInMinutes",
                                bake));
            case "CANARY" ->
                configuration.put(
                        "canaryConfiguration",
                        members("canaryPercent", draw.of(List.of(0.1, 10.0, 50.0)), "canaryBakeTimeInMinutes", bake));
            default -> {} // all at once
        }
        return configuration;
    }

    /** Those of a deployment. Not all stages of a strategy have to be there for a hook to ask for them. */
    private List<Object> hooks() {
        List<Object> hooks = new ArrayList<>();
        int count = draw.below(3);
        for (int i = 0; i < count; i++) {
            boolean pause = draw.oneIn(2);
            SortedMap<String, Object> hook = members(
                    "targetType",
                    pause ? "PAUSE" : "AWS_LAMBDA",
                    "hookTargetArn",
                    pause ? null : "arn:aws:lambda:us-east-1:123456789012:function:hook-" + i,
                    "roleArn",
                    "arn:aws:iam::123456789012:role/hooks",
                    "lifecycleStages",
                    List.of(draw.of(PAUSES)),
                    "timeoutConfiguration",
                    members(
                            "timeoutInMinutes",
                            draw.between(1, 10),
                            "action",
                            draw.oneIn(2) ? "CONTINUE" : "ROLLBACK"));
            if (!pause) {
                hook.put("hookDetails", answers());
            }
            hooks.add(hook);
        }
        return hooks;
    }

    private SortedMap<String, Object> answers() {
        String answer = draw.of(List.of("SUCCEEDED", "SUCCEEDED", "FAILED", "SILENT"));
        return members(SIM + "answer", answer, SIM + "in-progress-calls", draw.below(3), SIM + "call-back-delay", 10);
    }
}
