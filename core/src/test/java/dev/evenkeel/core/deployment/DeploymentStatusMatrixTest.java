package dev.evenkeel.core.deployment;

import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.DeploymentDescription;
import dev.evenkeel.core.api.StopServiceDeploymentRequest;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Matrix;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every status of a deployment against everything that may happen to its service: what it is right after, and ten minutes
 * later where that differs. One that has nothing left is no longer one of the service's ("none"): INACTIVE never shows.
 */
@NullUnmarked
class DeploymentStatusMatrixTest {

    @TestFactory
    Stream<DynamicTest> moves() {
        return Matrix.of("""
                                            | PRIMARY, IN_PROGRESS | PRIMARY, COMPLETED | PRIMARY, FAILED   | ACTIVE          | none
                time passes                 | PRIMARY              | PRIMARY            | PRIMARY           | ACTIVE          | none
                all tasks are well          | PRIMARY              | PRIMARY            | PRIMARY           | ACTIVE, none    | none
                starts fail                 | PRIMARY, none        | PRIMARY            | PRIMARY           | ACTIVE, PRIMARY | none
                its tasks stop              | PRIMARY              | PRIMARY            | PRIMARY           | none            | none
                more are desired            | PRIMARY              | PRIMARY            | PRIMARY           | ACTIVE          | none
                none are desired            | PRIMARY              | PRIMARY            | PRIMARY           | ACTIVE, none    | none
                a newer one begins          | ACTIVE, none         | ACTIVE             | none              | ACTIVE          | none
                a newer one is done         | ACTIVE, none         | ACTIVE, none       | none              | ACTIVE, none    | none
                a newer one fails           | ACTIVE, none         | ACTIVE, PRIMARY    | none              | ACTIVE, PRIMARY | none
                is stopped, ROLLBACK        | ACTIVE, none         | ConflictException  | ConflictException | PRIMARY         | ConflictException
                is stopped, ABORT           | PRIMARY              | ConflictException  | ConflictException | ACTIVE          | ConflictException
                service is deleted by force | PRIMARY, none        | PRIMARY, none      | none              | ACTIVE, none    | none
                """).tests((what, row) -> answer(row, what));
    }

    private static String answer(String row, String what) {
        Region region = Region.withHosts(3);
        String id = at(region, row);
        String before = region.service()
                .deployment(id)
                .map(deployment -> deployment.status() + ", " + deployment.rolloutState())
                .orElse("none");
        if (!before.startsWith(row)) {
            return "the test has brought it to " + before;
        }
        try {
            act(region, id, what);
        } catch (EcsException refusal) {
            return refusal.code().wireName();
        }
        region.timeline.runDue();
        String first = told(region, id);
        region.advance(600);
        String then = told(region, id);
        return first.equals(then) ? first : first + ", " + then;
    }

    private static String at(Region region, String row) {
        region.world.fate = start -> row.equals("PRIMARY, FAILED") ? Fate.FAILS_TO_START : Fate.HEALTHY;
        region.create(
                region.register("app", Region.checkedContainer()),
                2,
                "deploymentConfiguration",
                Records.of(
                        DeploymentConfiguration.class,
                        "deploymentCircuitBreaker",
                        new DeploymentCircuitBreaker(true, true, null, null, null)));
        region.advance(600);
        String first = newest(region);
        if (!row.matches("ACTIVE|none|PRIMARY, IN_PROGRESS")) {
            return first;
        }
        region.world.fate = start -> row.equals("none") ? Fate.HEALTHY : Fate.SILENT;
        deploy(region);
        region.advance(600);
        return row.startsWith("PRIMARY") ? newest(region) : first;
    }

    private static String newest(Region region) {
        return region.service().primary().orElseThrow().id();
    }

    private static void deploy(Region region) {
        region.update("taskDefinition", region.register("app", Region.checkedContainer()));
    }

    private static void act(Region region, String id, String what) {
        switch (what) {
            case "time passes" -> region.timeline.runDue();
            case "all tasks are well" -> {
                region.world.fate = start -> Fate.HEALTHY;
                region.liveTasks().forEach(task -> region.world.health(task.taskArn(), HealthStatus.HEALTHY));
            }
            case "starts fail" -> {
                region.world.fate = start -> Fate.FAILS_TO_START;
                region.liveTasks().stream().filter(task -> !task.isRunning()).forEach(task -> exit(region, task));
            }
            case "its tasks stop" ->
                region.liveTasks().stream()
                        .filter(task -> id.equals(task.launch().startedBy()))
                        .forEach(task -> exit(region, task));
            case "more are desired" -> region.update("desiredCount", 3);
            case "none are desired" -> region.update("desiredCount", 0);
            case "is stopped, ROLLBACK", "is stopped, ABORT" ->
                region.ecs()
                        .stopServiceDeployment(new StopServiceDeploymentRequest(
                                region.service().currentServiceDeployment(), what.substring("is stopped, ".length())));
            case "service is deleted by force" ->
                region.ecs().deleteService(Records.of(DeleteServiceRequest.class, "service", "web", "force", true));
            default -> {
                region.world.fate = start -> switch (what) {
                    case "a newer one begins" -> Fate.SILENT;
                    case "a newer one is done" -> Fate.HEALTHY;
                    default -> Fate.FAILS_TO_START;
                };
                deploy(region);
            }
        }
    }

    private static void exit(Region region, Task task) {
        region.world.exit(task.taskArn(), 1);
    }

    private static String told(Region region, String id) {
        return region.describe().deployments().stream()
                .filter(deployment -> id.equals(deployment.id()))
                .map(DeploymentDescription::status)
                .findFirst()
                .orElse("none");
    }
}
