package dev.evenkeel.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentEarlySuccessCriteria;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.PortMapping;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The percent bounds of a rolling update in every corner, and what they mean for tasks that are ill. */
@NullUnmarked
class RollingUpdateTest {

    private static DeploymentConfiguration percent(int min, int max) {
        return Records.of(DeploymentConfiguration.class, "minimumHealthyPercent", min, "maximumPercent", max);
    }

    private static Region steady(int desired, DeploymentConfiguration configuration) {
        Region region = Region.withHosts(3);
        region.create(
                region.register("app", Region.checkedContainer()), desired, "deploymentConfiguration", configuration);
        assertTrue(region.settle());
        return region;
    }

    private static int count(Region region, Predicate<Task> condition) {
        return (int) region.liveTasks().stream().filter(condition).count();
    }

    /** Rolls to the next revision second by second: {@code least healthy / most wanted}. */
    private static String roll(Region region) {
        region.update("taskDefinition", region.register("app", Region.checkedContainer()));
        int least = Integer.MAX_VALUE;
        int most = 0;
        int seconds = 0;
        do {
            region.advance(1);
            seconds++;
            least = Math.min(least, count(region, task -> task.condition() == TaskCondition.HEALTHY));
            most = Math.max(most, count(region, Task::isWanted));
        } while (!region.engine.isSettled() && seconds < 600);
        return least + "/" + most;
    }

    private static List<String> deployments(Region region) {
        return region.describe().deployments().stream()
                .map(d -> d.status() + " " + d.rolloutState() + " "
                        + d.taskDefinition().substring(d.taskDefinition().indexOf('/') + 1) + " " + d.runningCount())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // One task: start first where the maximum leaves room for a second one, else stop first where that is allowed.
        "1, 100, 200, 1/2",
        "1, 50, 200, 1/2",
        "1, 0, 100, 0/1",
        "1, 0, 200, 1/2",
        // All at once down to nothing, or up to the double.
        "4, 0, 100, 0/4",
        "4, 100, 200, 4/8",
        // In steps, as the worked examples of the service model have them.
        "4, 50, 100, 2/4",
        "3, 50, 150, 2/4",
        "7, 75, 130, 6/9",
        "5, 66, 134, 4/6",
        "4, 100, 125, 4/5"
    })
    void keepsBothBoundsAtEachSecondOfARoll(int desired, int min, int max, String expected) {
        Region region = steady(desired, percent(min, max));

        String seen = roll(region);

        assertEquals(expected, seen);
        assertEquals(List.of("PRIMARY COMPLETED app:2 " + desired), deployments(region));
    }

    @ParameterizedTest
    @CsvSource({"1, 51, 100", "1, 100, 199", "2, 100, 149", "3, 100, 133"})
    void cannotMoveWhereTheBoundsRoundToTheDesiredCount(int desired, int min, int max) {
        Region region = steady(desired, percent(min, max));

        region.update("taskDefinition", region.register("app", Region.checkedContainer()));
        region.advance(300);

        assertEquals(List.of("PRIMARY IN_PROGRESS app:2 0", "ACTIVE COMPLETED app:1 " + desired), deployments(region));
        assertTrue(region.messages().getLast().startsWith("was unable to stop or start tasks during a deployment"));
    }

    @Test
    void saysAgainAfterSixHoursThatItCannotMove() {
        Region region = steady(1, percent(100, 100));
        region.update("taskDefinition", region.register("app", Region.checkedContainer()));
        int before = region.messages().size();

        region.advance(13 * 3600);

        assertEquals(3, region.messages().size() - before, region.messages().toString());
    }

    @Test
    void startsNoMoreThanFitWhereTheClusterIsSmallerThanTheMaximum() {
        Region region = Region.withHosts(1);
        var half = Records.with(Region.checkedContainer(), "cpu", 1024);
        region.create(region.register("app", half), 3, "deploymentConfiguration", percent(66, 200));
        assertTrue(region.settle());

        region.update("taskDefinition", region.register("app", half));

        assertTrue(region.settle(), () -> region.messages().toString());
        assertEquals(List.of("PRIMARY COMPLETED app:2 3"), deployments(region));
    }

    @ParameterizedTest
    @CsvSource({"4, 2", "4, 0", "2, 6", "1, 5"})
    void endsAtTheCountThatIsDesiredLast(int desired, int later) {
        Region region = steady(desired, percent(50, 150));
        region.update("taskDefinition", region.register("app", Region.checkedContainer()));
        region.advance(3);

        region.update("desiredCount", later);

        assertTrue(region.settle());
        assertEquals(List.of("PRIMARY COMPLETED app:2 " + later), deployments(region));
    }

    @Test
    void servesANewCountWithTheNewRevisionWhenBothComeInOneCall() {
        Region region = steady(2, percent(100, 200));

        region.update("desiredCount", 4, "taskDefinition", region.register("app", Region.checkedContainer()));
        region.timeline.runDue();

        assertEquals(
                List.of("app:1 2", "app:2 4"),
                List.of(
                        "app:1 " + count(region, task -> revision(task).equals("app:1")),
                        "app:2 " + count(region, task -> revision(task).equals("app:2"))));
    }

    private static String revision(Task task) {
        String arn = task.launch().taskDefinitionArn().value();
        return arn.substring(arn.indexOf('/') + 1);
    }

    @Test
    void replacesEveryTaskWhenANewDeploymentIsForced() {
        Region region = steady(3, percent(100, 200));
        List<String> before =
                region.liveTasks().stream().map(task -> task.taskArn().id()).toList();

        region.update("forceNewDeployment", true);

        assertTrue(region.settle());
        assertEquals(List.of("PRIMARY COMPLETED app:1 3"), deployments(region));
        assertEquals(0, count(region, task -> before.contains(task.taskArn().id())));
    }

    @Test
    void holdsTheBoundsWhenNewerDeploymentsComeOverRunningOnes() {
        Region region = steady(4, percent(100, 150));
        int most = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            region.update("taskDefinition", region.register("app", Region.checkedContainer()));
            for (int second = 0; second < 7; second++) {
                region.advance(1);
                most = Math.max(most, count(region, Task::isWanted));
                least = Math.min(least, count(region, task -> task.condition() == TaskCondition.HEALTHY));
            }
        }

        assertTrue(region.settle());
        assertEquals("4 to 6", least + " to " + most);
        assertEquals(List.of("PRIMARY COMPLETED app:5 4"), deployments(region));
    }

    @Test
    void leavesTheRoomThatOldTasksMadeToTheNewRevision() {
        Region region = Region.withHosts(1);
        ContainerDefinition onePort = Records.with(
                Region.container(),
                "portMappings",
                List.of(Records.of(PortMapping.class, "containerPort", 80, "hostPort", 8080)));
        region.create(region.register("app", onePort), 1, "deploymentConfiguration", percent(0, 200));
        assertTrue(region.settle());

        region.update("taskDefinition", region.register("app", onePort));
        region.settle();

        assertEquals(List.of("PRIMARY COMPLETED app:2 1"), deployments(region));
        assertEquals(
                2,
                region.world.journal().stream()
                        .filter(recorded -> recorded.event() instanceof Event.TaskCreated)
                        .count());
    }

    @Test
    void replacesAnOldTaskThatBecomesUnhealthyByOneOfItsOwnRevision() {
        Region region = steady(4, percent(100, 200));
        region.world.fate = start -> Fate.FAILS_TO_START;
        region.update("taskDefinition", region.register("app", Region.checkedContainer()));
        region.advance(10);
        region.world.fate = start -> start.taskDefinition().revision() == 1 ? Fate.HEALTHY : Fate.FAILS_TO_START;
        int before = region.messages().size();

        region.world.health(region.liveTasks().get(0).taskArn(), HealthStatus.UNHEALTHY);
        region.advance(1);

        assertEquals(
                List.of(
                        "has started 1 tasks: (task T). Amazon ECS replaced 1 tasks due to an unhealthy status.",
                        "(task T) failed container health checks.",
                        "has stopped 1 running tasks: (task T)."),
                region.messages().subList(before, region.messages().size()));
        region.advance(16);
        assertEquals(
                4, count(region, task -> revision(task).equals("app:1") && task.condition() == TaskCondition.HEALTHY));
    }

    @Test
    void givesTheNewRevisionPrecedenceOverAnOldOneThatIsAlwaysUnhealthy() {
        Region region = steady(4, percent(100, 200));
        region.world.fate = start -> start.taskDefinition().revision() == 1 ? Fate.UNHEALTHY : Fate.HEALTHY;
        region.liveTasks().forEach(task -> region.world.health(task.taskArn(), HealthStatus.UNHEALTHY));

        region.update("taskDefinition", region.register("app", Region.checkedContainer()));

        assertTrue(region.settle());
        assertEquals(List.of("PRIMARY COMPLETED app:2 4"), deployments(region));
    }

    @Test
    void startsNothingOfASupersededDeploymentThatWasNeverComplete() {
        Region region = Region.withHosts(3);
        region.create(region.register("app", Region.checkedContainer()), 2);
        region.advance(6);
        region.world.fate = start -> Fate.FAILS_TO_START;
        region.update("taskDefinition", region.register("app", Region.checkedContainer()));
        region.advance(6);

        region.world.health(region.liveTasks().get(0).taskArn(), HealthStatus.UNHEALTHY);
        region.advance(60);

        assertEquals(2, (int) region.state().tasksOf(Region.webArn()).all().stream()
                .filter(task -> revision(task).equals("app:1"))
                .count());
    }

    @Test
    void stopsAReplacementThatIsUnhealthyItselfAndGoesOn() {
        Region region = steady(2, percent(100, 200));
        region.world.fate = start -> Fate.UNHEALTHY;
        region.world.health(region.liveTasks().get(0).taskArn(), HealthStatus.UNHEALTHY);
        region.advance(100);
        int during = region.describe().runningCount();

        region.world.fate = start -> Fate.HEALTHY;

        assertTrue(region.settle());
        assertTrue(during >= 1 && during <= 3, during + " running");
        assertEquals(2, count(region, task -> task.condition() == TaskCondition.HEALTHY));
    }

    @Test
    void isCompleteEarlyAndStillEndsWithEveryTaskNew() {
        DeploymentConfiguration early = Records.with(
                percent(50, 150),
                "earlySuccessCriteria",
                new DeploymentEarlySuccessCriteria(true, 50, "DEFERRED", null));
        Region region = steady(4, early);

        region.update("taskDefinition", region.register("app", Region.checkedContainer()));
        region.timeline.advanceUntil(
                () -> region.messages().getLast().contains("deployment completed"), Duration.ofHours(1));
        List<String> atCompletion = deployments(region);

        assertTrue(region.settle());
        assertEquals("PRIMARY COMPLETED app:2", atCompletion.get(0).substring(0, 23));
        assertEquals(2, atCompletion.size(), atCompletion.toString());
        assertEquals(List.of("PRIMARY COMPLETED app:2 4"), deployments(region));
    }

    @Test
    void saysEverySixHoursThatItIsStillSteady() {
        Region region = steady(1, percent(100, 200));
        int before = region.messages().size();

        region.advance(19 * 3600);

        assertEquals(
                List.of("has reached a steady state.", "has reached a steady state.", "has reached a steady state."),
                region.messages().subList(before, region.messages().size()));
    }
}
