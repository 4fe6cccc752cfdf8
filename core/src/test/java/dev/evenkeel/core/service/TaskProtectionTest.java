package dev.evenkeel.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.GetTaskProtectionRequest;
import dev.evenkeel.core.api.GetTaskProtectionResponse;
import dev.evenkeel.core.api.ProtectedTask;
import dev.evenkeel.core.api.RunTaskRequest;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.api.UpdateTaskProtectionRequest;
import dev.evenkeel.core.api.UpdateTaskProtectionResponse;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.fake.Trace;
import dev.evenkeel.core.task.Task;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class TaskProtectionTest {
    private static final String HELD = "was unable to reach steady state because task set (D1) was unable to scale in."
            + " Reason: The number of protected tasks are more than the desired count of tasks.";

    @Test
    void protectedTasksOutliveScaleInAndADeploymentUntilTheirProtectionEnds() {
        Region region = steady(4);
        protect(region, 10, arn(region, 0), arn(region, 1));

        region.update("desiredCount", 1);
        region.advance(60);
        region.update("desiredCount", 4, "taskDefinition", region.register("web"));
        region.advance(300);
        region.settle();

        Trace.assertMatches("protection", region);
    }

    @Test
    void aProtectedTaskIsNeverChosenAtScaleIn() {
        Region region = steady(3);
        String kept = arn(region, 2);
        protect(region, null, kept);

        region.update("desiredCount", 1);
        region.settle();

        assertEquals(
                List.of(kept),
                region.liveTasks().stream().map(task -> task.taskArn().value()).toList());
    }

    @Test
    void aServiceThatCannotScaleInSaysSoOnce() {
        Region region = steady(3);
        protect(region, null, arn(region, 0), arn(region, 1));

        region.update("desiredCount", 1);
        region.advance(600);
        boolean steadyWhileProtected = region.service().steady();
        region.advance(Duration.ofHours(2).toSeconds());

        assertFalse(steadyWhileProtected);
        assertEquals(1, region.messages().stream().filter(HELD::equals).count());
        assertEquals(1, region.liveTasks().size());
        assertTrue(region.service().steady());
    }

    @Test
    void aRollThatOnlyProtectedTasksHoldUpSaysSoAndEndsWithTheProtection() {
        Region region = steady(2);
        protect(region, 60, arn(region, 0));

        region.update("taskDefinition", region.register("web"));
        region.advance(1800);
        List<String> halfway = region.describe().deployments().stream()
                .map(deployment -> deployment.status() + " " + deployment.runningCount())
                .toList();
        region.advance(1860);

        assertEquals(List.of("PRIMARY 2", "ACTIVE 1"), halfway);
        assertEquals(1, region.messages().stream().filter(HELD::equals).count());
        assertEquals("COMPLETED", region.describe().deployments().get(0).rolloutState());
        assertEquals(1, region.describe().deployments().size());
    }

    @Test
    void protectionLastsTwoHoursUnlessToldOtherwiseAndCanBeTakenBack() {
        Region region = steady(2);

        ProtectedTask standard =
                protect(region, null, arn(region, 0)).protectedTasks().get(0);
        ProtectedTask longest =
                protect(region, 2880, arn(region, 1)).protectedTasks().get(0);
        ProtectedTask none = unprotect(region, arn(region, 0)).protectedTasks().get(0);

        assertEquals(new ProtectedTask(arn(region, 0), true, region.now().plus(Duration.ofHours(2))), standard);
        assertEquals(new ProtectedTask(arn(region, 1), true, region.now().plus(Duration.ofDays(2))), longest);
        assertEquals(new ProtectedTask(arn(region, 0), false, null), none);
        assertEquals(List.of(longest), get(region).protectedTasks());
    }

    @Test
    void protectionEndsOnTheMinute() {
        Region region = steady(1);
        protect(region, 1, arn(region, 0));

        region.advance(59);
        boolean before = get(region, arn(region, 0)).protectedTasks().get(0).protectionEnabled();
        region.advance(1);
        boolean after = get(region, arn(region, 0)).protectedTasks().get(0).protectionEnabled();

        assertTrue(before);
        assertFalse(after);
    }

    @Test
    void whatCannotBeProtectedIsAFailureWithAReason() {
        Region region = steady(1);
        String alone = region.ecs()
                .runTask(Records.of(RunTaskRequest.class, "taskDefinition", "web"))
                .tasks()
                .get(0)
                .taskArn();
        region.advance(30);
        String missing = Region.SCOPE.task("default", "0".repeat(32)).value();

        UpdateTaskProtectionResponse answer = protect(region, null, alone, missing, arn(region, 0));
        String kept = arn(region, 0);
        region.update("forceNewDeployment", true);
        region.advance(120);
        UpdateTaskProtectionResponse again = protect(region, 1, kept);
        String second = region.liveTasks().stream()
                .map(task -> task.taskArn().value())
                .filter(arn -> !arn.equals(kept) && !arn.equals(alone))
                .findFirst()
                .orElseThrow();
        UpdateTaskProtectionResponse blocked = protect(region, null, second);

        assertEquals(
                List.of(new Failure(alone, "TASK_NOT_VALID", null), new Failure(missing, "MISSING", null)),
                answer.failures());
        assertEquals(1, answer.protectedTasks().size());
        assertEquals(List.of(), again.failures());
        assertEquals(List.of(new Failure(second, "DEPLOYMENT_BLOCKED", null)), blocked.failures());
        assertEquals(answer.failures(), get(region, alone, missing).failures());
    }

    @Test
    void aUserMayStopAProtectedTaskAndItsProtectionEndsWithIt() {
        Region region = steady(1);
        String task = arn(region, 0);
        protect(region, null, task);

        region.ecs().stopTask(Records.of(StopTaskRequest.class, "task", task));
        region.settle();

        assertEquals(0, region.state().protectedTasks(Region.webArn()));
        assertEquals(1, region.liveTasks().size());
    }

    @Test
    void requestsThatCannotBeRightAreRefused() {
        Region region = steady(1);
        String[] eleven = new String[11];
        for (int i = 0; i < 11; i++) {
            eleven[i] = Region.SCOPE.task("default", "%032x".formatted(i)).value();
        }

        List<String> refusals = List.of(
                refusal(() -> protect(region, 0, arn(region, 0))),
                refusal(() -> protect(region, 2881, arn(region, 0))),
                refusal(() -> protect(region, null)),
                refusal(() -> protect(region, null, eleven)),
                refusal(() -> region.ecs()
                        .updateTaskProtection(
                                new UpdateTaskProtectionRequest(null, List.of(arn(region, 0)), null, null))));

        assertEquals(
                List.of(
                        "expiresInMinutes should be between 1 and 2880",
                        "expiresInMinutes should be between 1 and 2880",
                        "Tasks cannot be empty.",
                        "Tasks cannot exceed 10 elements.",
                        "protectionEnabled must be specified."),
                refusals);
    }

    private static String refusal(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(EcsException.class, call).text();
    }

    private static Region steady(int desired) {
        Region region = Region.withHosts(3);
        region.create(region.register("web"), desired);
        region.settle();
        return region;
    }

    private static String arn(Region region, int index) {
        List<Task> tasks = region.liveTasks();
        return tasks.get(index).taskArn().value();
    }

    private static UpdateTaskProtectionResponse protect(Region region, Integer minutes, String... tasks) {
        return region.ecs().updateTaskProtection(new UpdateTaskProtectionRequest(null, List.of(tasks), true, minutes));
    }

    private static UpdateTaskProtectionResponse unprotect(Region region, String... tasks) {
        return region.ecs().updateTaskProtection(new UpdateTaskProtectionRequest(null, List.of(tasks), false, null));
    }

    private static GetTaskProtectionResponse get(Region region, String... tasks) {
        return region.ecs().getTaskProtection(new GetTaskProtectionRequest(null, List.of(tasks)));
    }
}
