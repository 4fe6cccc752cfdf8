package dev.evenkeel.simulation.random;

import static dev.evenkeel.simulation.random.Inputs.members;

import dev.evenkeel.simulation.Draw;
import dev.evenkeel.simulation.random.RandomService.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** A service that an outside deployer rolls by its task sets. Users make most of them, and at the end there is one. */
final class RandomTaskSets {
    /** More than a service may have, since those that are gone at once make others move up. */
    private static final int TASK_SETS_MOST = 8;

    private final RandomSetting setting;
    private final int number;
    private final String name;
    private final Draw draw;

    RandomTaskSets(RandomSetting setting, int number) {
        this.setting = setting;
        this.number = number;
        name = "svc-" + number;
        draw = setting.draw("task-sets", number);
    }

    RandomService service() {
        boolean fargate = draw.oneIn(3);
        boolean external = draw.oneIn(2);
        TaskShape shape = TaskShape.of(setting.features(), draw, "awsvpc", fargate, null);
        int room = fargate
                ? RandomService.MOST_TASKS
                : Math.min(
                        RandomService.MOST_TASKS,
                        setting.room(shape, setting.fleet().instances()));
        SortedMap<String, Object> create = members("serviceName", name);
        create.put("desiredCount", draw.below(RandomService.MOST_TASKS + 1));
        create.put("deploymentController", members("type", external ? "EXTERNAL" : "CODE_DEPLOY"));
        List<Request> then = new ArrayList<>();
        if (external) {
            then.add(new Request("CreateTaskSet", taskSet(fargate, draw.of(List.of(50, 100)))));
        } else {
            create.putAll(run(fargate));
            create.put("loadBalancers", Inputs.balancer(name, 80));
        }
        List<Request> end = new ArrayList<>();
        for (int i = 0; i < TASK_SETS_MOST; i++) {
            end.add(new Request(
                    "DeleteTaskSet", members("service", name, "taskSet", "@taskSet:" + name + "/" + i, "force", true)));
        }
        end.add(new Request("UpdateService", members("service", name, "desiredCount", draw.below(1 + room))));
        end.add(new Request("CreateTaskSet", taskSet(fargate, draw.of(List.of(100, 70, 30)))));
        return new RandomService(
                new RandomRevisions(draw, "app-" + number, shape, setting.features()).register(draw.oneIn(2)),
                create,
                then,
                end);
    }

    private SortedMap<String, Object> taskSet(boolean fargate, int percent) {
        SortedMap<String, Object> input = members("service", name);
        input.putAll(run(fargate));
        input.put("scale", members("unit", "PERCENT", "value", (double) percent));
        return input;
    }

    private SortedMap<String, Object> run(boolean fargate) {
        return members(
                "taskDefinition",
                "app-" + number + ":1",
                "launchType",
                fargate ? "FARGATE" : "EC2",
                "networkConfiguration",
                Inputs.network());
    }
}
