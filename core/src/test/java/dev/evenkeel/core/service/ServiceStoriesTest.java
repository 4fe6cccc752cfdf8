package dev.evenkeel.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.DeleteServiceRequest;
import dev.evenkeel.core.api.ListServiceDeploymentsRequest;
import dev.evenkeel.core.api.ServiceDeploymentBrief;
import dev.evenkeel.core.api.StopServiceDeploymentRequest;
import dev.evenkeel.core.api.StopTaskRequest;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.task.HealthStatus;
import dev.evenkeel.core.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What a service does when the world is not kind to it, told from one steady state to the next. */
@NullUnmarked
class ServiceStoriesTest {

    private static DeploymentConfiguration percent(int min, int max) {
        return Records.of(DeploymentConfiguration.class, "maximumPercent", max, "minimumHealthyPercent", min);
    }

    private static DeploymentConfiguration breaker(boolean rollback) {
        return Records.of(
                DeploymentConfiguration.class,
                "deploymentCircuitBreaker",
                new DeploymentCircuitBreaker(true, rollback, null, null, null));
    }

    private static List<String> since(Region region, int before) {
        return region.messages().subList(before, region.messages().size());
    }

    private static Region steady(int desired, Object... more) {
        Region region = Region.withHosts(3);
        region.create(region.register("app"), desired, more);
        assertTrue(region.settle());
        return region;
    }

    private static List<String> deployments(Region region) {
        return region.describe().deployments().stream()
                .map(d -> d.status() + " " + d.rolloutState() + " "
                        + d.taskDefinition().substring(d.taskDefinition().indexOf('/') + 1) + " " + d.runningCount())
                .toList();
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

    @Test
    void saysOnceThatOneHundredOneHundredCannotMove() {
        Region region = steady(2, "deploymentConfiguration", percent(100, 100));
        int before = region.messages().size();

        region.update("taskDefinition", region.register("app"));
        region.advance(600);

        assertEquals(
                List.of("was unable to stop or start tasks during a deployment because of the service deployment"
                        + " configuration. Update the minimumHealthyPercent or maximumPercent value and try again."),
                since(region, before));
        assertEquals(List.of("PRIMARY IN_PROGRESS app:2 0", "ACTIVE COMPLETED app:1 2"), deployments(region));
    }

    @Test
    void movesAgainWhenTheConfigurationAllowsIt() {
        Region region = steady(2, "deploymentConfiguration", percent(100, 100));
        region.update("taskDefinition", region.register("app"));
        region.advance(60);

        region.update("deploymentConfiguration", percent(50, 100));

        assertTrue(region.settle());
        assertEquals(List.of("PRIMARY COMPLETED app:2 2"), deployments(region));
    }

    @Test
    void rollsInPlaceByStoppingDownToTheLowerBound() {
        Region region = steady(4, "deploymentConfiguration", percent(50, 100));

        region.update("taskDefinition", region.register("app"));
        int most = 0;
        while (!region.engine.isSettled()) {
            region.advance(1);
            most = Math.max(most, (int)
                    region.liveTasks().stream().filter(Task::isWanted).count());
        }

        assertEquals(4, most);
        assertEquals(
                List.of(
                        "has stopped 2 running tasks: (task T) (task T).",
                        "has started 2 tasks: (task T) (task T).",
                        "has stopped 2 running tasks: (task T) (task T).",
                        "has started 2 tasks: (task T) (task T).",
                        "(deployment D2) deployment completed.",
                        "has reached a steady state."),
                since(region, 3));
    }

    @Test
    void makesRoomDownToTheLowerBoundWhereTheClusterHasNone() {
        Region region = Region.withHosts(1);
        var big = Records.with(Region.container(), "cpu", 2048);
        region.create(region.register("app", big), 2, "deploymentConfiguration", percent(50, 200));
        assertTrue(region.settle());

        region.update("taskDefinition", region.register("app", big));

        assertTrue(region.settle(), () -> String.valueOf(region.messages()));
        assertEquals(List.of("PRIMARY COMPLETED app:2 2"), deployments(region));
    }

    @Test
    void startsTheReplacementOfAnUnhealthyTaskFirst() {
        Region region = Region.withHosts(3);
        region.create(region.register("app", Region.checkedContainer()), 2);
        assertTrue(region.settle());
        int before = region.messages().size();

        region.world.health(region.liveTasks().get(0).taskArn(), HealthStatus.UNHEALTHY);

        region.timeline.runDue();
        assertTrue(region.settle());
        assertEquals(
                List.of(
                        "has started 1 tasks: (task T). Amazon ECS replaced 1 tasks due to an unhealthy status.",
                        "(task T) failed container health checks.",
                        "has stopped 1 running tasks: (task T).",
                        "has reached a steady state."),
                since(region, before));
        assertEquals(2, region.liveTasks().size());
    }

    @Test
    void stopsUnhealthyTasksOneByOneWhereThereIsNoRoomToStartFirst() {
        Region region = Region.withHosts(3);
        region.create(
                region.register("app", Region.checkedContainer()), 3, "deploymentConfiguration", percent(50, 100));
        assertTrue(region.settle());

        region.liveTasks().forEach(task -> region.world.health(task.taskArn(), HealthStatus.UNHEALTHY));
        region.timeline.runDue();
        List<Boolean> wanted = region.liveTasks().stream().map(Task::isWanted).toList();

        assertEquals(List.of(false, true, true, true), wanted, "one of three stopped, and its replacement");
        assertTrue(region.settle());
        assertEquals(3, region.liveTasks().size());
    }

    @Test
    void replacesAnyNumberOfUnhealthyTasksAtOnce() {
        Region region = Region.withHosts(3);
        var small = Records.with(Region.checkedContainer(), "cpu", 64, "memory", 64);
        region.create(region.register("app", small), 190);
        assertTrue(region.settle(), () -> String.valueOf(region.messages()));

        region.liveTasks().forEach(task -> region.world.health(task.taskArn(), HealthStatus.UNHEALTHY));

        region.advance(1);
        assertTrue(region.settle(), () -> String.valueOf(region.messages()));
        assertEquals(190, region.describe().runningCount());
    }

    @Test
    void leavesATaskAloneWithinItsGracePeriod() {
        Region region = Region.withHosts(3);
        region.create(region.register("app", Region.checkedContainer()), 1, "healthCheckGracePeriodSeconds", 100);
        region.world.fate = start -> Fate.UNHEALTHY;

        region.advance(104);
        int before = region.messages().size();
        region.advance(1);

        assertEquals(1, before);
        assertEquals(
                "(task T) failed container health checks.", region.messages().get(2));
    }

    @Test
    void givesUpADeploymentWhoseTasksDoNotStart() {
        Region region = Region.withHosts(3);
        region.world.fate = start -> Fate.FAILS_TO_START;

        region.create(region.register("app"), 1, "deploymentConfiguration", breaker(false));
        region.advance(7200);

        assertEquals(
                List.of(
                        "has started 1 tasks: (task T).",
                        "was unable to place a task. Reason: CannotPullContainerError: no",
                        "has started 1 tasks: (task T).",
                        "has started 1 tasks: (task T).",
                        "is unable to consistently start tasks successfully.",
                        "(deployment D1) deployment failed: tasks failed to start."),
                region.messages());
        assertEquals(List.of("PRIMARY FAILED app:1 0"), deployments(region));
    }

    @Test
    void pausesBetweenTasksThatEndBeforeTheyAreStopped() {
        Region region = Region.withHosts(1);
        region.world.fate = start -> Fate.CRASHES;

        region.create(region.register("app"), 1);
        region.advance(1000);

        List<Long> starts = region.world.journal().stream()
                .filter(recorded -> recorded.event() instanceof Event.TaskCreated)
                .map(recorded -> recorded.at().getEpochSecond())
                .toList();
        assertEquals(
                List.of(35L, 35L, 65L, 125L, 245L),
                IntStream.range(1, 6)
                        .mapToObj(i -> starts.get(i) - starts.get(i - 1))
                        .toList());
    }

    @Test
    void aGoodRevisionIsKeptUpWhileTheNextDoesNotStart() {
        Region region = steady(4);
        region.world.fate =
                start -> start.taskDefinition().taskDefinitionArn().endsWith(":1") ? Fate.HEALTHY : Fate.FAILS_TO_START;
        region.update("taskDefinition", region.register("app"));
        region.advance(120);

        stopSome(region, 3);
        region.advance(60);

        assertEquals(List.of("PRIMARY IN_PROGRESS app:2 0", "ACTIVE COMPLETED app:1 4"), deployments(region));
    }

    @Test
    void aGoodRevisionIsWhatAServiceIsLeftWithWhenTheNextWasGivenUp() {
        Region region = steady(3, "deploymentConfiguration", breaker(false));
        region.world.fate =
                start -> start.taskDefinition().taskDefinitionArn().endsWith(":1") ? Fate.HEALTHY : Fate.FAILS_TO_START;
        region.update("taskDefinition", region.register("app"));
        region.advance(1200);

        stopSome(region, 2);
        region.advance(60);
        List<String> afterStops = deployments(region);
        region.update("desiredCount", 5);
        region.advance(60);
        List<String> larger = deployments(region);
        region.update("desiredCount", 1);
        region.advance(60);

        assertEquals(
                List.of(
                        List.of("PRIMARY FAILED app:2 0", "ACTIVE COMPLETED app:1 3"),
                        List.of("PRIMARY FAILED app:2 0", "ACTIVE COMPLETED app:1 5"),
                        List.of("PRIMARY FAILED app:2 0", "ACTIVE COMPLETED app:1 1")),
                List.of(afterStops, larger, deployments(region)));
    }

    private static void stopSome(Region region, int count) {
        region.liveTasks().stream()
                .filter(Task::isRunning)
                .limit(count)
                .forEach(task -> region.ecs()
                        .stopTask(new StopTaskRequest(null, task.taskArn().value(), null)));
    }

    @Test
    void rollsBackToTheOldIdOfTheLastCompletedDeployment() {
        Region region = steady(2, "deploymentConfiguration", breaker(true));
        String old = region.service().primary().orElseThrow().id();
        int before = region.messages().size();

        region.world.fate = start -> Fate.FAILS_TO_START;
        region.update("taskDefinition", region.register("app"));
        region.advance(600);

        assertEquals(
                List.of(
                        "has started 2 tasks: (task T) (task T).",
                        "was unable to place a task. Reason: CannotPullContainerError: no",
                        "has started 2 tasks: (task T) (task T).",
                        "(deployment D2) deployment failed: tasks failed to start.",
                        "rolling back to deployment D1.",
                        "(deployment D1) deployment completed.",
                        "has reached a steady state."),
                since(region, before).stream()
                        .filter(text -> !text.contains("pending"))
                        .toList());
        assertEquals(old, region.service().primary().orElseThrow().id());
        assertEquals(List.of("PRIMARY COMPLETED app:1 2"), deployments(region));
        assertEquals(List.of("ROLLBACK_SUCCESSFUL", "SUCCESSFUL"), history(region));
    }

    @Test
    void rollsBackARevisionWhoseTasksFailTheirHealthChecks() {
        Region region = Region.withHosts(3);
        region.create(region.register("app", Region.checkedContainer()), 1, "deploymentConfiguration", breaker(true));
        assertTrue(region.settle());

        region.world.fate = start -> Fate.UNHEALTHY;
        region.update("taskDefinition", region.register("app", Region.checkedContainer()));
        region.advance(900);

        assertEquals(List.of("PRIMARY COMPLETED app:1 1"), deployments(region));
        assertEquals(List.of("ROLLBACK_SUCCESSFUL", "SUCCESSFUL"), history(region));
    }

    @Test
    void keepsThePolicyOfARolloutWhenItsRevisionIsRolledBack() {
        Region region = steady(1);

        region.world.fate = start -> Fate.FAILS_TO_START;
        region.update("taskDefinition", region.register("app"), "deploymentConfiguration", breaker(true));
        region.advance(1200);

        assertEquals(
                true,
                region.describe()
                        .deploymentConfiguration()
                        .deploymentCircuitBreaker()
                        .enable());
        assertTrue(region.describe().taskDefinition().endsWith("app:1"));
    }

    @Test
    void failsARollbackWhoseTasksDoNotStartEither() {
        Region region = steady(1, "deploymentConfiguration", percentBreaker(0, 100));

        region.world.fate = start -> Fate.FAILS_TO_START;
        region.update("taskDefinition", region.register("app"));
        region.advance(3600);

        assertEquals(List.of("PRIMARY FAILED app:1 0"), deployments(region));
        assertEquals(List.of("ROLLBACK_FAILED", "SUCCESSFUL"), history(region));
    }

    private static DeploymentConfiguration percentBreaker(int min, int max) {
        return Records.with(breaker(true), "maximumPercent", max, "minimumHealthyPercent", min);
    }

    @Test
    void waitsBetweenStartsThatFailBesideAHealthyTask() {
        Region region = steady(2);
        region.world.fate = start -> Fate.FAILS_TO_START;

        region.update("desiredCount", 3);
        region.advance(300);
        long started = region.messages().stream()
                .filter(text -> text.equals("has started 1 tasks: (task T)."))
                .count();

        assertTrue(started <= 10, started + " starts in 300 s");
    }

    @Test
    void survivesFailuresBesideAHealthyTaskInAFullCluster() {
        Region region = Region.withHosts(1);
        var big = Records.with(Region.container(), "cpu", 2048);
        String definition = region.register("app", big);
        region.create(definition, 1);
        assertTrue(region.settle());
        region.world.fate = start -> Fate.FAILS_TO_START;
        region.world.startDelay = Duration.ofSeconds(1);

        region.update("desiredCount", 3);
        region.advance(600);

        assertEquals(1, region.describe().runningCount());
    }

    @Test
    void growsThePauseByRoundsAndNotByTasks() {
        Region region = Region.withHosts(3);
        region.world.fate = start -> Fate.FAILS_TO_START;
        region.create(region.register("app"), 10);
        region.advance(10);

        region.world.fate = start -> Fate.HEALTHY;
        region.advance(60);

        assertEquals(10, region.describe().runningCount());
    }

    @Test
    void stopsADeploymentByRollingItBack() {
        Region region = steady(2);
        region.update("taskDefinition", region.register("app"));
        region.advance(10);
        String arn = region.describe().currentServiceDeployment();

        region.ecs().stopServiceDeployment(new StopServiceDeploymentRequest(arn, null));

        assertTrue(region.settle());
        assertEquals(List.of("PRIMARY COMPLETED app:1 2"), deployments(region));
        assertEquals(List.of("ROLLBACK_SUCCESSFUL", "SUCCESSFUL"), history(region));
    }

    @Test
    void leavesADeploymentWhereItIsWhenItIsAborted() {
        Region region = steady(2);
        region.update("taskDefinition", region.register("app"));
        region.advance(10);
        String arn = region.describe().currentServiceDeployment();

        region.ecs().stopServiceDeployment(new StopServiceDeploymentRequest(arn, "ABORT"));
        region.advance(600);

        assertEquals("FAILED", region.describe().deployments().get(0).rolloutState());
        assertEquals(List.of("STOPPED", "SUCCESSFUL"), history(region));
    }

    @Test
    void drainsEveryOlderDeploymentWhenUpdatesComeFast() {
        Region region = steady(3);
        region.update("taskDefinition", region.register("app"));
        region.advance(2);
        region.update("taskDefinition", region.register("app"));
        region.advance(2);
        region.update("taskDefinition", region.register("app"));
        List<String> during = deployments(region);

        assertTrue(region.settle());

        assertEquals(
                List.of(
                        "PRIMARY IN_PROGRESS app:4 0",
                        "ACTIVE IN_PROGRESS app:3 0",
                        "ACTIVE IN_PROGRESS app:2 0",
                        "ACTIVE COMPLETED app:1 3"),
                during);
        assertEquals(List.of("PRIMARY COMPLETED app:4 3"), deployments(region));
        assertEquals(List.of("SUCCESSFUL", "STOPPED", "STOPPED", "SUCCESSFUL"), history(region));
    }

    @Test
    void replacesTasksThatNeverRanAtOnce() {
        Region region = Region.withHosts(3);
        region.create(region.register("app"), 2);
        region.timeline.runDue();

        region.update("taskDefinition", region.register("app"));

        assertTrue(region.settle());
        assertEquals(
                List.of(
                        "has started 2 tasks: (task T) (task T).",
                        "has started 2 tasks: (task T) (task T).",
                        "stopped 2 pending tasks.",
                        "(deployment D2) deployment completed.",
                        "has reached a steady state."),
                region.messages());
        assertEquals(List.of("SUCCESSFUL", "STOPPED"), history(region));
    }

    @Test
    void scalesWhileItRolls() {
        Region region = steady(2);
        region.update("taskDefinition", region.register("app"));
        region.advance(10);

        region.update("desiredCount", 5);

        assertTrue(region.settle());
        assertEquals(List.of("PRIMARY COMPLETED app:2 5"), deployments(region));
    }

    @Test
    void isSteadyAtOnceWithNothingToRun() {
        Region region = Region.withHosts(0);

        region.create(region.register("app"), 0);

        assertTrue(region.settle());
        assertEquals(
                List.of("(deployment D1) deployment completed.", "has reached a steady state."), region.messages());
        assertEquals(Region.START, region.now());
    }

    @Test
    void rollsAServiceOfNothing() {
        Region region = steady(0);

        region.update("taskDefinition", region.register("app"));

        assertTrue(region.settle());
        assertEquals(List.of("PRIMARY COMPLETED app:2 0"), deployments(region));
    }

    @Test
    void replacesATaskThatTheUserStopped() {
        Region region = steady(2);
        String task = region.liveTasks().get(0).taskArn().value();
        int before = region.messages().size();

        region.ecs().stopTask(new StopTaskRequest(null, task, null));
        region.timeline.runDue();
        boolean steadyMeanwhile = region.service().steady();

        assertTrue(region.settle());
        assertFalse(steadyMeanwhile);
        assertEquals(List.of("has started 1 tasks: (task T).", "has reached a steady state."), since(region, before));
    }

    @Test
    void replacesTasksOfAHostThatIsLost() {
        Region region = steady(3);

        region.world.lose(region.world.hosts.get(0));

        region.timeline.runDue();
        assertTrue(region.settle());
        assertEquals(3, region.describe().runningCount());
        assertEquals(2, region.state().containerInstances("default").size());
    }

    @Test
    void saysWhyNoTaskFitsAndTriesAgainWhenRoomAppears() {
        Region region = Region.withHosts(0);
        region.create(region.register("app"), 1);
        region.advance(100);
        List<String> before = region.messages();

        region.world.add(Region.host(0));

        region.advance(0);
        assertEquals(
                List.of(
                        "was unable to place a task because no container instance met all of its requirements."
                                + " Reason: No Container Instances were found in your cluster. For more information, see the"
                                + " Troubleshooting section of the Amazon ECS Developer Guide.",
                        "could not launch 1 tasks for deployment D1."),
                before);
        assertEquals(1, region.describe().pendingCount());
    }

    @Test
    void endsTheDeploymentThatIsUnderWayWhenTheServiceIsDeleted() {
        Region region = Region.withHosts(3);
        region.create(region.register("app"), 1);
        region.advance(6);

        region.ecs().deleteService(new DeleteServiceRequest(null, "web", true));
        region.advance(60);

        assertEquals("INACTIVE", region.describe().status());
        assertEquals(List.of("STOPPED"), history(region));
    }

    @Test
    void neverRollsBackIntoAnEarlierServiceOfTheName() {
        Region region = steady(1);
        region.ecs().deleteService(new DeleteServiceRequest(null, "web", true));
        region.advance(60);
        region.world.fate = start -> Fate.FAILS_TO_START;

        region.create(region.register("app"), 1, "deploymentConfiguration", breaker(true));
        region.advance(600);

        assertEquals(List.of("PRIMARY FAILED app:2 0"), deployments(region));
    }
}
