package dev.evenkeel.sim;

import dev.evenkeel.core.api.CreateServiceRequest;
import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.EcsApi;
import dev.evenkeel.core.api.RegisterTaskDefinitionRequest;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.api.UpdateServiceRequest;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.id.TaskArn;
import dev.evenkeel.core.placement.PlacementStrategyItem;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.task.AwsVpcConfiguration;
import dev.evenkeel.core.task.NetworkConfiguration;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerDependency;
import dev.evenkeel.core.taskdefinition.HealthCheck;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import dev.evenkeel.testkit.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Users who change their minds and machines that break, as a seed says. */
final class RandomLife {
    private static final int SERVICES_MAX = 5;
    private static final int[][] PERCENTS = {{100, 200}, {50, 100}, {50, 150}, {100, 150}, {0, 100}, {0, 200}, {75, 125}
    };

    private final Rehearsal rehearsal;
    private final EcsApi ecs;
    private final Chance chance;
    private final List<String> lost = new ArrayList<>();
    private int services;
    private int definitions;

    RandomLife(Rehearsal rehearsal, long seed) {
        this.rehearsal = rehearsal;
        ecs = rehearsal.engine.ecs();
        chance = new Chance(seed, "life");
    }

    /** Does one thing, and lets some time go by. */
    void step() {
        try {
            switch (below(16)) {
                case 0, 1, 2 -> createService();
                case 3, 4 -> update("taskDefinition", register(below(2) == 0, true));
                case 5, 6 -> update("desiredCount", below(7));
                case 7 -> update("forceNewDeployment", true);
                case 8 -> runTask();
                case 9 -> stopTask();
                case 10 -> deleteService();
                case 11, 12 -> killContainer();
                case 13 -> loseOrBringBack();
                case 14 -> disconnectOrReconnect();
                default -> changeFaults();
            }
        } catch (EcsException refused) {
            // Users ask for what cannot be, such as a change of a service that is gone; nothing must come of it.
            rehearsal.timeline.runDue();
        }
        rehearsal.advance(Duration.ofMillis(below(40_000)));
    }

    /** Ends all faults, and asks for nothing but what can be had. */
    void calmDown() {
        Faults faults = rehearsal.faults();
        faults.reports(ReportFaults.NONE);
        faults.healPulls("shop/");
        lost.forEach(host -> faults.bringBackInstance(Rehearsal.CLUSTER, host));
        faults.hosts(Rehearsal.CLUSTER).forEach(host -> faults.reconnectAgent(Rehearsal.CLUSTER, host));
        rehearsal.timeline.runDue();
        for (Service service : List.copyOf(rehearsal.engine.state().services())) {
            if (service.status() == ServiceStatus.ACTIVE) {
                ecs.updateService(Records.of(
                        UpdateServiceRequest.class,
                        "service",
                        service.name(),
                        "taskDefinition",
                        register(true, false),
                        "desiredCount",
                        below(4),
                        "deploymentConfiguration",
                        percents(100, 200)));
            }
        }
        for (Task task : List.copyOf(rehearsal.engine.state().tasks())) {
            if (task.launch().serviceArn() == null && !task.isStopped()) {
                ecs.stopTask(
                        Records.of(StopTaskRequest.class, "task", task.taskArn().value()));
            }
        }
    }

    private void createService() {
        if (services >= SERVICES_MAX) {
            return;
        }
        int[] percents = PERCENTS[below(PERCENTS.length)];
        boolean fargate = below(4) == 0;
        ecs.createService(Records.of(
                CreateServiceRequest.class,
                "serviceName",
                "svc-" + services++,
                "taskDefinition",
                register(fargate || below(2) == 0, false),
                "desiredCount",
                below(7),
                "launchType",
                fargate ? "FARGATE" : "EC2",
                "networkConfiguration",
                network(),
                "placementStrategy",
                fargate ? null : List.of(strategy()),
                "deploymentConfiguration",
                percents(percents[0], percents[1])));
    }

    private PlacementStrategyItem strategy() {
        return switch (below(3)) {
            case 0 -> new PlacementStrategyItem("random", null);
            case 1 -> new PlacementStrategyItem("spread", "attribute:ecs.availability-zone");
            default -> new PlacementStrategyItem("binpack", "memory");
        };
    }

    private void update(String member, Object value) {
        if (services > 0) {
            ecs.updateService(
                    Records.of(UpdateServiceRequest.class, "service", "svc-" + below(services), member, value));
        }
    }

    private void deleteService() {
        if (services > 0 && below(3) == 0) {
            ecs.deleteService(
                    Records.of(DeleteServiceRequest.class, "service", "svc-" + below(services), "force", true));
        }
    }

    private void runTask() {
        ecs.runTask(Records.of(
                RunTaskRequest.class,
                "taskDefinition",
                register(true, true),
                "count",
                1 + below(3),
                "launchType",
                "FARGATE",
                "networkConfiguration",
                network()));
    }

    private void stopTask() {
        List<Task> tasks = List.copyOf(rehearsal.engine.state().tasks());
        if (!tasks.isEmpty()) {
            String arn = tasks.get(below(tasks.size())).taskArn().value();
            ecs.stopTask(Records.of(StopTaskRequest.class, "task", arn, "reason", "because"));
        }
    }

    private void killContainer() {
        List<TaskArn> tasks = rehearsal.faults().tasksWithContainers();
        if (!tasks.isEmpty()) {
            TaskArn task = tasks.get(below(tasks.size()));
            String container = rehearsal.faults().runningContainers(task).getFirst();
            rehearsal.faults().killContainer(task, container, 137, null);
        }
    }

    private void loseOrBringBack() {
        List<String> hosts = rehearsal.faults().hosts(Rehearsal.CLUSTER);
        if (!lost.isEmpty() && below(2) == 0) {
            rehearsal.faults().bringBackInstance(Rehearsal.CLUSTER, lost.removeFirst());
        } else if (!hosts.isEmpty()) {
            String host = hosts.get(below(hosts.size()));
            rehearsal.faults().loseInstance(Rehearsal.CLUSTER, host);
            lost.add(host);
        }
    }

    private void disconnectOrReconnect() {
        for (String host : rehearsal.faults().hosts(Rehearsal.CLUSTER)) {
            if (below(3) == 0 && !rehearsal.faults().disconnectAgent(Rehearsal.CLUSTER, host)) {
                rehearsal.faults().reconnectAgent(Rehearsal.CLUSTER, host);
            }
        }
    }

    private void changeFaults() {
        if (below(2) == 0) {
            rehearsal.faults().failPulls("shop/");
        } else {
            rehearsal.faults().healPulls("shop/");
        }
        rehearsal
                .faults()
                .reports(new ReportFaults(
                        below(4) * 0.1, below(4) * 0.1, below(4) * 0.1, Duration.ofSeconds(below(20))));
    }

    /** A new revision of one of three families; one in five of those that may fail does. */
    private String register(boolean awsvpc, boolean mayFail) {
        String family = "shop-" + below(3);
        boolean fails = mayFail && below(5) == 0;
        Integer hostPort = !awsvpc && below(3) == 0 ? 8080 : null;
        TaskDefinition registered = ecs.registerTaskDefinition(Records.of(
                        RegisterTaskDefinitionRequest.class,
                        "family",
                        family,
                        "networkMode",
                        awsvpc ? "awsvpc" : "bridge",
                        "cpu",
                        "256",
                        "memory",
                        "512",
                        "containerDefinitions",
                        containers(hostPort, fails)))
                .taskDefinition();
        return String.valueOf(Objects.requireNonNull(registered).taskDefinitionArn());
    }

    private List<ContainerDefinition> containers(@Nullable Integer hostPort, boolean fails) {
        TreeMap<String, String> labels = new TreeMap<>();
        if (fails) {
            String label = below(2) == 0 ? "exit-after-seconds" : "unhealthy-after-seconds";
            labels.put("dev.evenkeel.sim." + label, String.valueOf(below(60)));
        }
        HealthCheck check = below(2) == 0 ? new HealthCheck(List.of("CMD", "true"), 10, 5, 3, null) : null;
        ContainerDefinition main = Records.of(
                ContainerDefinition.class,
                "name",
                "main",
                "image",
                "shop/main:" + definitions++,
                "portMappings",
                List.of(Records.of(PortMapping.class, "containerPort", 80, "hostPort", hostPort)),
                "dockerLabels",
                labels,
                "healthCheck",
                check,
                "stopTimeout",
                5);
        ContainerDefinition side = Records.of(
                ContainerDefinition.class,
                "name",
                "side",
                "image",
                "side:1",
                "essential",
                false,
                "dependsOn",
                List.of(new ContainerDependency("main", "START")));
        return below(3) == 0 ? List.of(main, side) : List.of(main);
    }

    private static NetworkConfiguration network() {
        return new NetworkConfiguration(
                new AwsVpcConfiguration(List.of("subnet-1"), List.of("sg-1"), "ENABLED", null), null);
    }

    private static DeploymentConfiguration percents(int min, int max) {
        return Records.of(DeploymentConfiguration.class, "minimumHealthyPercent", min, "maximumPercent", max);
    }

    private int below(int bound) {
        return (int) chance.between(0, bound - 1).toMillis();
    }
}
