package dev.evenkeel.sim;

import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.testkit.Records;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/** A service behind a router whose users change their minds and whose containers and router break, as a seed says. */
final class RoutedLife {
    private static final int[][] PERCENTS = {{100, 200}, {50, 100}, {50, 150}, {0, 100}, {0, 200}};

    private final RoutedWorld routed;
    private final Chance chance;

    RoutedLife(RoutedWorld routed, long seed) {
        this.routed = routed;
        chance = new Chance(seed, "routed life");
    }

    void begin() {
        register(false);
        routed.createService(1 + below(5), below(2) * 60);
        update("deploymentConfiguration", percents(PERCENTS[below(PERCENTS.length)]));
    }

    /** Does one thing, and lets some time go by. */
    void step() {
        switch (below(10)) {
            case 0, 1 -> {
                register(below(4) == 0);
                update("taskDefinition", "web");
            }
            case 2 -> update("desiredCount", below(7));
            case 3 -> update("forceNewDeployment", true);
            case 4, 5 -> stopTask();
            case 6, 7 -> killContainer();
            case 8 ->
                routed.world
                        .faults()
                        .targets(new TargetFaults(
                                below(3) * 0.1,
                                below(4) * 0.2,
                                Duration.ofSeconds(below(120)),
                                below(3) * 0.2,
                                below(3) * 0.2,
                                below(3) * 0.2));
            default -> routed.world.faults().targets(TargetFaults.NONE);
        }
        routed.timeline.runDue();
        routed.advance(Duration.ofMillis(below(60_000)));
    }

    /** Ends all faults, and asks for nothing but what can be had. */
    void calmDown() {
        routed.world.faults().targets(TargetFaults.NONE);
        register(false);
        update("deploymentConfiguration", percents(new int[] {100, 200}));
        update("taskDefinition", "web");
        update("desiredCount", below(4));
    }

    private void register(boolean fails) {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("target-check-seconds", String.valueOf(5 + below(20)));
        labels.put("target-drain-seconds", String.valueOf(below(60)));
        if (fails) {
            labels.put(below(2) == 0 ? "target-unhealthy-after-seconds" : "exit-after-seconds", "" + below(90));
        }
        routed.register(labels, below(3) == 0 ? new HealthCheck(List.of("CMD", "true"), 10, 5, 3, null) : null);
    }

    private void update(String member, Object value) {
        routed.ecs.updateService(Records.of(UpdateServiceRequest.class, "service", "web", member, value));
    }

    private void stopTask() {
        List<Task> live = routed.live();
        if (!live.isEmpty()) {
            String task = live.get(below(live.size())).taskArn().value();
            routed.ecs.stopTask(Records.of(StopTaskRequest.class, "task", task));
        }
    }

    private void killContainer() {
        List<TaskArn> tasks = routed.world.faults().tasksWithContainers();
        if (!tasks.isEmpty()) {
            routed.world.faults().killContainer(tasks.get(below(tasks.size())), "web", 1, null);
        }
    }

    private static DeploymentConfiguration percents(int[] percents) {
        return Records.of(
                DeploymentConfiguration.class, "minimumHealthyPercent", percents[0], "maximumPercent", percents[1]);
    }

    private int below(int bound) {
        return (int) chance.between(0, bound - 1).toMillis();
    }
}
