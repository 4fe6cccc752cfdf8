package dev.evenkeel.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DeploymentDescription;
import dev.evenkeel.core.api.ListServiceDeploymentsRequest;
import dev.evenkeel.core.api.PutScalingPolicyRequest;
import dev.evenkeel.core.api.RegisterScalableTargetRequest;
import dev.evenkeel.core.api.ServiceDeploymentBrief;
import dev.evenkeel.core.api.ServiceDescription;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.scaling.PredefinedMetricSpecification;
import dev.evenkeel.core.scaling.TargetTrackingConfiguration;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job from end to end: define, register, create, launch, run, scale, update, replace, steady; then shrink and delete. */
@NullUnmarked
class MainStoryTest {

    private record Counts(int desired, int running, int pending) {
        static Counts of(ServiceDescription service) {
            return new Counts(service.desiredCount(), service.runningCount(), service.pendingCount());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void holdsAllNineStepsAndTheEnd(boolean fargate) {
        Region region = Region.withHosts(fargate ? 0 : 3);
        // 1, 2: define and register
        String first = fargate ? region.registerFargate("app") : region.register("app");
        assertEquals("arn:aws:ecs:us-east-1:123456789012:task-definition/app:1", first);
        // 3: create
        ServiceDescription created = fargate
                ? region.create(first, 2, "launchType", "FARGATE", "networkConfiguration", Region.NETWORK)
                : region.create(first, 2);
        assertEquals("ACTIVE", created.status());
        assertEquals(new Counts(2, 0, 0), Counts.of(created));
        // 4: launched
        region.timeline.runDue();
        assertEquals(new Counts(2, 0, 2), Counts.of(region.describe()));
        // 5: running
        region.advance(5);
        assertEquals(new Counts(2, 2, 0), Counts.of(region.describe()));
        assertTrue(region.settle());
        assertEquals(
                List.of(
                        "has started 2 tasks: (task T) (task T).",
                        "(deployment D1) deployment completed.",
                        "has reached a steady state."),
                region.messages());
        // 6: scale
        scale(region);
        region.world.cpuPercent = 90;
        region.advance(60);
        region.advance(60);
        assertEquals(2, region.describe().desiredCount(), "two of three periods must not scale");
        region.advance(60);
        assertEquals(3, region.describe().desiredCount());
        assertTrue(region.settle());
        assertEquals(new Counts(3, 3, 0), Counts.of(region.describe()));
        // 7: update
        region.world.cpuPercent = 60;
        String second = fargate ? region.registerFargate("app") : region.register("app");
        ServiceDescription updated = region.update("taskDefinition", second);
        assertEquals(List.of("PRIMARY IN_PROGRESS app:2 0/0", "ACTIVE COMPLETED app:1 3/0"), deployments(updated));
        // 8: replace
        int fewest = 3;
        while (!region.engine.isSettled()) {
            region.advance(1);
            fewest = Math.min(fewest, healthy(region));
        }
        assertEquals(3, fewest);
        assertEquals(List.of("PRIMARY COMPLETED app:2 3/0"), deployments(region.describe()));
        assertEquals(List.of("SUCCESSFUL", "SUCCESSFUL"), history(region));
        // 9: steady
        assertEquals(
                List.of(
                        "has started 2 tasks: (task T) (task T).",
                        "(deployment D1) deployment completed.",
                        "has reached a steady state.",
                        "has started 1 tasks: (task T).",
                        "has reached a steady state.",
                        "has started 3 tasks: (task T) (task T) (task T).",
                        "has stopped 3 running tasks: (task T) (task T) (task T).",
                        "(deployment D2) deployment completed.",
                        "has reached a steady state."),
                region.messages());
        shrinks(region);
        ends(region);
    }

    private static void scale(Region region) {
        region.scaling()
                .registerScalableTarget(Records.of(
                        RegisterScalableTargetRequest.class,
                        "serviceNamespace",
                        "ecs",
                        "resourceId",
                        "service/default/web",
                        "scalableDimension",
                        "ecs:service:DesiredCount",
                        "minCapacity",
                        1,
                        "maxCapacity",
                        5));
        region.scaling()
                .putScalingPolicy(Records.of(
                        PutScalingPolicyRequest.class,
                        "policyName",
                        "cpu",
                        "serviceNamespace",
                        "ecs",
                        "resourceId",
                        "service/default/web",
                        "scalableDimension",
                        "ecs:service:DesiredCount",
                        "policyType",
                        "TargetTrackingScaling",
                        "targetTrackingScalingPolicyConfiguration",
                        new TargetTrackingConfiguration(
                                60.0,
                                new PredefinedMetricSpecification("ECSServiceAverageCPUUtilization", null),
                                60,
                                60,
                                null,
                                null)));
    }

    /** Low in 15 of 15 periods, not in 14. */
    private static void shrinks(Region region) {
        region.world.cpuPercent = 10;
        long toPeriod = 60 - region.now().getEpochSecond() % 60;
        region.advance(toPeriod);
        for (int period = 2; period <= 14; period++) {
            region.advance(60);
        }
        assertEquals(3, region.describe().desiredCount());
        region.advance(60);
        assertEquals(1, region.describe().desiredCount());
        assertTrue(region.settle());
        assertEquals(new Counts(1, 1, 0), Counts.of(region.describe()));
    }

    private static void ends(Region region) {
        ServiceDescription deleted = region.ecs()
                .deleteService(new DeleteServiceRequest(null, "web", true))
                .service();
        assertEquals("DRAINING", deleted.status());
        region.advance(10);
        ServiceDescription gone = region.describe();
        assertEquals("INACTIVE", gone.status());
        assertEquals(new Counts(0, 0, 0), Counts.of(gone));
        assertEquals(List.of(), gone.deployments());
        region.advance(3600);
        assertEquals("INACTIVE", region.describe().status());
    }

    private static List<String> deployments(ServiceDescription service) {
        List<String> lines = new ArrayList<>();
        for (DeploymentDescription d : service.deployments()) {
            String revision = d.taskDefinition().substring(d.taskDefinition().indexOf('/') + 1);
            lines.add(d.status() + " " + d.rolloutState() + " " + revision + " " + d.runningCount() + "/"
                    + d.pendingCount());
        }
        return lines;
    }

    private static List<String> history(Region region) {
        return region
                .ecs()
                .listServiceDeployments(Records.of(ListServiceDeploymentsRequest.class, "service", "web"))
                .serviceDeployments()
                .stream()
                .map(ServiceDeploymentBrief::status)
                .toList();
    }

    /** Tasks that run and are wanted, and have done so for 40 s, as ECS counts tasks without a health check. */
    private static int healthy(Region region) {
        int healthy = 0;
        for (Task task : region.liveTasks()) {
            boolean settled = task.isRunning() && !task.since().plusSeconds(40).isAfter(region.now());
            healthy += settled && task.isWanted() ? 1 : 0;
        }
        return healthy;
    }
}
