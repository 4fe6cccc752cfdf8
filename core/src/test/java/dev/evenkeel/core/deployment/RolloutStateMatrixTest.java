package dev.evenkeel.core.deployment;

import dev.evenkeel.core.api.StopServiceDeploymentRequest;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Matrix;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.port.TaskObservation;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.StopCode;
import dev.evenkeel.core.task.Task;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every rollout state of a deployment against everything that may happen to it, and where it is ten minutes later. "none" says
 * that it is no longer one of the service's: it has been replaced, and nothing of it served.
 */
@NullUnmarked
class RolloutStateMatrixTest {

    @TestFactory
    Stream<DynamicTest> moves() {
        return Matrix.of("""
                            | all tasks are well | starts fail | a task falls ill | more are desired | a newer one begins | a newer one is done | a newer one fails | is stopped, ROLLBACK | is stopped, ABORT
                IN_PROGRESS | COMPLETED          | FAILED      | IN_PROGRESS      | IN_PROGRESS      | none               | none                | none              | FAILED               | FAILED
                COMPLETED   | COMPLETED          | COMPLETED   | COMPLETED        | COMPLETED        | COMPLETED          | none                | COMPLETED         | ConflictException    | ConflictException
                FAILED      | FAILED             | FAILED      | FAILED           | FAILED           | none               | none                | none              | ConflictException    | ConflictException
                """).tests(RolloutStateMatrixTest::answer);
    }

    private static String answer(String state, String what) {
        Region region = Region.withHosts(2);
        region.register("app", Region.checkedContainer());
        region.world.fate = start -> switch (state) {
            case "IN_PROGRESS" -> Fate.SILENT;
            case "COMPLETED" -> Fate.HEALTHY;
            default -> Fate.FAILS_TO_START;
        };
        region.create(
                "app",
                2,
                "deploymentConfiguration",
                Records.of(
                        DeploymentConfiguration.class,
                        "deploymentCircuitBreaker",
                        new DeploymentCircuitBreaker(true, true, null, null, null)));
        region.advance(600);
        Deployment deployment = region.service().deployments().getFirst();
        if (!deployment.rolloutState().name().equals(state)) {
            return "the test has brought it to " + deployment.rolloutState();
        }
        try {
            act(region, deployment, what);
        } catch (EcsException refusal) {
            return refusal.code().wireName();
        }
        return region.service()
                .deployment(deployment.id())
                .map(after -> after.rolloutState().name())
                .orElse("none");
    }

    private static void act(Region region, Deployment deployment, String what) {
        Service service = region.service();
        switch (what) {
            case "all tasks are well" -> {
                region.world.fate = start -> Fate.HEALTHY;
                region.liveTasks().forEach(task -> region.world.health(task.taskArn(), HealthStatus.HEALTHY));
                region.advance(600);
            }
            case "starts fail" -> {
                region.world.fate = start -> Fate.FAILS_TO_START;
                region.liveTasks().forEach(task -> fail(region, task));
                region.advance(600);
            }
            case "a task falls ill" -> {
                region.world.fate = start -> Fate.SILENT;
                region.liveTasks().stream()
                        .limit(1)
                        .forEach(task -> region.world.health(task.taskArn(), HealthStatus.UNHEALTHY));
                region.advance(600);
            }
            case "more are desired" -> {
                region.world.fate = start -> Fate.SILENT;
                region.update("desiredCount", service.desiredCount() + 1);
                region.advance(600);
            }
            case "is stopped, ROLLBACK", "is stopped, ABORT" -> {
                region.ecs()
                        .stopServiceDeployment(Records.of(
                                StopServiceDeploymentRequest.class,
                                "serviceDeploymentArn",
                                deployment.serviceDeploymentArn(),
                                "stopType",
                                what.substring(what.indexOf(' ', 4) + 1)));
                region.advance(600);
            }
            default -> {
                region.world.fate = start -> switch (what) {
                    case "a newer one begins" -> Fate.SILENT;
                    case "a newer one is done" -> Fate.HEALTHY;
                    default -> Fate.FAILS_TO_START;
                };
                region.update("taskDefinition", region.register("app", Region.checkedContainer()));
                region.advance(600);
            }
        }
    }

    private static void fail(Region region, Task task) {
        region.world
                .reports()
                .taskObserved(
                        TaskObservation.stopped(task.taskArn(), StopCode.TASK_FAILED_TO_START, "Task failed to start"));
    }
}
