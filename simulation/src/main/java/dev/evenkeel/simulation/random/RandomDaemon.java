package dev.evenkeel.simulation.random;

import static dev.evenkeel.simulation.random.Inputs.members;

import dev.evenkeel.simulation.Draw;
import dev.evenkeel.simulation.random.RandomService.Request;
import java.util.List;
import java.util.SortedMap;

/** A daemon service: a small task on every instance, or on those of some zones. */
final class RandomDaemon {
    private final RandomSetting setting;
    private final int number;
    private final Draw draw;

    RandomDaemon(RandomSetting setting, int number) {
        this.setting = setting;
        this.number = number;
        draw = setting.draw("daemon", number);
    }

    RandomService service() {
        boolean breaker = draw.oneIn(3);
        boolean mayFail = draw.oneIn(3);
        Integer hostPort = draw.oneIn(2) ? Integer.valueOf(8000 + 10 * number) : null;
        TaskShape shape = new TaskShape("bridge", hostPort, 128, 128);
        SortedMap<String, Object> create = members(
                "serviceName",
                "svc-" + number,
                "taskDefinition",
                "app-" + number + ":1",
                "schedulingStrategy",
                "DAEMON");
        SortedMap<String, Object> configuration = members("minimumHealthyPercent", draw.of(List.of(0, 50, 90)));
        if (breaker) {
            configuration.put("deploymentCircuitBreaker", members("enable", true, "rollback", draw.oneIn(2)));
        }
        create.put("deploymentConfiguration", configuration);
        if (draw.oneIn(3)) {
            String zone = "us-east-1" + (char) ('a' + draw.below(setting.fleet().zones()));
            create.put(
                    "placementConstraints",
                    List.of(members("type", "memberOf", "expression", "attribute:ecs.availability-zone != " + zone)));
        }
        SortedMap<String, Object> update = members("service", "svc-" + number);
        update.put(
                "deploymentConfiguration",
                members("minimumHealthyPercent", 0, "deploymentCircuitBreaker", Inputs.unbroken()));
        update.put("taskDefinition", "app-" + number + ":1");
        update.put("forceNewDeployment", true);
        return new RandomService(
                new RandomRevisions(draw, "app-" + number, shape, setting.features()).register(mayFail),
                create,
                List.of(),
                List.of(new Request("UpdateService", update)));
    }
}
