package dev.evenkeel.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.StopServiceDeploymentRequest;
import dev.evenkeel.core.deployment.CanaryConfiguration;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import dev.evenkeel.core.deployment.ServiceDeployment;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.PortMapping;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deployments that move traffic in a world that is not kind to them: first safety, and when the trouble is over an end. */
@NullUnmarked
class StagedLifeTest {
    private static final int SEEDS = 40;
    private static final LoadBalancer BALANCER = new LoadBalancer(
            "tg-1", null, "app", 80, new AdvancedConfiguration("tg-2", "rule-production", "rule-test", null), null);

    private static Region service(long seed, String strategy) {
        Region region = Region.seeded(seed, 4);
        DeploymentConfiguration configuration = Records.of(
                DeploymentConfiguration.class,
                "strategy",
                strategy,
                "bakeTimeInMinutes",
                2,
                "canaryConfiguration",
                strategy.equals("CANARY") ? new CanaryConfiguration(20.0, 2) : null,
                "lifecycleHooks",
                List.of(new DeploymentLifecycleHook(
                        null,
                        "arn:aws:lambda:us-east-1:123456789012:function:check",
                        null,
                        List.of("POST_SCALE_UP", "PRODUCTION_TRAFFIC_SHIFT"),
                        null,
                        null)));
        region.create(
                register(region), 2, "deploymentConfiguration", configuration, "loadBalancers", List.of(BALANCER));
        assertTrue(region.settle());
        return region;
    }

    private static String register(Region region) {
        return region.register(
                "app",
                Records.with(
                        Region.container(),
                        "portMappings",
                        List.of(Records.of(PortMapping.class, "containerPort", 80))));
    }

    /** Deploys, stops, scales, kills tasks, and lets starts and hooks fail. */
    private static void disturb(Region region, Random random) {
        switch (random.nextInt(8)) {
            case 0, 1 -> region.update("taskDefinition", register(region));
            case 2 -> region.update("desiredCount", 1 + random.nextInt(4));
            case 3 -> {
                List<Task> tasks =
                        region.liveTasks().stream().filter(Task::isRunning).toList();
                if (!tasks.isEmpty()) {
                    Task victim = tasks.get(random.nextInt(tasks.size()));
                    if (region.world.has(victim.taskArn())) {
                        region.world.exit(victim.taskArn(), 1);
                    }
                }
            }
            case 4 -> region.world.fate = start -> random.nextInt(3) == 0 ? Fate.FAILS_TO_START : Fate.HEALTHY;
            case 5 ->
                region.world.hooks = call -> switch (random.nextInt(4)) {
                    case 0 -> Optional.of(HookAnswer.failed(call, "chance"));
                    case 1 -> Optional.of(HookAnswer.inProgress(call, Duration.ofSeconds(9)));
                    case 2 -> Optional.empty();
                    default -> Optional.of(HookAnswer.succeeded(call));
                };
            case 6 ->
                region.state().serviceDeployments(Region.webArn()).stream()
                        .filter(ServiceDeployment::isOpen)
                        .filter(open -> open.status().name().equals("IN_PROGRESS"))
                        .findFirst()
                        .ifPresent(open -> region.ecs()
                                .stopServiceDeployment(
                                        new StopServiceDeploymentRequest(open.serviceDeploymentArn(), "ROLLBACK")));
            default -> region.advance(random.nextInt(600));
        }
    }

    /** Whoever has production traffic has a deployment, and exactly one deployment is PRIMARY. */
    private static void assertSafe(Region region, String where) {
        Service service = region.service();
        StagedDeployment staged = region.state().staged(Region.webArn()).orElseThrow();
        assertEquals(
                1,
                service.deployments().stream()
                        .filter(deployment -> deployment.status().name().equals("PRIMARY"))
                        .count(),
                where);
        if (staged.productionPercent() < 100 && staged.blue() != null) {
            assertTrue(
                    service.deployment(staged.blue()).isPresent(), where + ": traffic goes to a revision that is gone");
        }
        for (TrafficSplit split : region.state().trafficSplits(Region.webArn())) {
            double sum = split.shares().stream()
                    .mapToDouble(share -> share.percent())
                    .sum();
            assertEquals(100, sum, 1e-6, where);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BLUE_GREEN", "CANARY", "LINEAR"})
    void servesFromOneRevisionAtTheEndOfAnyTrouble(String strategy) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            String where = strategy + ", seed " + seed;
            Random random = new Random(seed);
            Region region = service(seed, strategy);

            for (int i = 0; i < 40; i++) {
                disturb(region, random);
                region.advance(random.nextInt(90));
                assertSafe(region, where + ", step " + i);
            }
            region.world.fate = start -> Fate.HEALTHY;
            region.world.hooks = call -> Optional.of(HookAnswer.succeeded(call));
            boolean settled = region.timeline.advanceUntil(region.engine::isSettled, Duration.ofDays(3));

            assertTrue(settled, where + " does not settle");
            StagedDeployment staged = region.state().staged(Region.webArn()).orElseThrow();
            Service service = region.service();
            String serving = staged.serving();
            assertEquals(1, service.deployments().size(), where);
            assertEquals(serving, service.deployments().get(0).id(), where);
            assertEquals(service.desiredCount(), region.liveTasks().size(), where);
            assertEquals(
                    List.of(staged.isOnAlternate(serving) ? "tg-2" : "tg-1"),
                    region.state().trafficSplits(Region.webArn()).stream()
                            .filter(split -> split.kind() == TrafficKind.PRODUCTION)
                            .flatMap(split -> split.shares().stream())
                            .map(share -> share.targetGroupArn())
                            .toList(),
                    where);
        }
    }
}
