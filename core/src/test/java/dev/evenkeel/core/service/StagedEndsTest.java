package dev.evenkeel.core.service;

import static dev.evenkeel.core.service.StagedRegion.FUNCTION;
import static dev.evenkeel.core.service.StagedRegion.pause;
import static dev.evenkeel.core.service.StagedRegion.steady;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.ContinueServiceDeploymentRequest;
import dev.evenkeel.core.api.DescribeServiceDeploymentsRequest;
import dev.evenkeel.core.api.ListServiceDeploymentsRequest;
import dev.evenkeel.core.api.ServiceDeploymentBrief;
import dev.evenkeel.core.api.ServiceDeploymentDescription;
import dev.evenkeel.core.api.ServiceRevisionSummary;
import dev.evenkeel.core.api.StopServiceDeploymentRequest;
import dev.evenkeel.core.api.UpdateTaskProtectionRequest;
import dev.evenkeel.core.deployment.CanaryConfiguration;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import dev.evenkeel.core.engine.Engine;
import dev.evenkeel.core.engine.EngineSettings;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.FindingKind;
import dev.evenkeel.core.fake.FakeWorld;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.placement.BuiltInStrategies;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** How deployments that move traffic end, what is told of it, and what is still known of them afterwards. */
@NullUnmarked
class StagedEndsTest {

    private static DeploymentConfiguration canary(DeploymentLifecycleHook... hooks) {
        return Records.of(
                DeploymentConfiguration.class,
                "strategy",
                "CANARY",
                "bakeTimeInMinutes",
                5,
                "canaryConfiguration",
                new CanaryConfiguration(10.0, 30),
                "lifecycleHooks",
                List.of(hooks));
    }

    private static DeploymentLifecycleHook function(String stage) {
        return new DeploymentLifecycleHook(null, FUNCTION, null, List.of(stage), null, null);
    }

    private static void deploy(Region region, Object... more) {
        List<Object> members =
                new ArrayList<>(List.of("taskDefinition", region.register("app", Region.servingContainer())));
        Collections.addAll(members, more);
        region.update(members.toArray());
    }

    private static void stop(Region region, String stopType) {
        region.ecs()
                .stopServiceDeployment(
                        new StopServiceDeploymentRequest(region.service().currentServiceDeployment(), stopType));
    }

    /** All that is known of the deployments in stages, newest first. */
    private static List<String> histories(Region region) {
        List<String> arns = region
                .ecs()
                .listServiceDeployments(Records.of(ListServiceDeploymentsRequest.class, "service", "web"))
                .serviceDeployments()
                .stream()
                .map(ServiceDeploymentBrief::serviceDeploymentArn)
                .toList();
        return arns.stream().map(arn -> told(history(region, arn))).toList();
    }

    private static ServiceDeploymentDescription history(Region region, String arn) {
        return region.ecs()
                .describeServiceDeployments(new DescribeServiceDeploymentsRequest(List.of(arn)))
                .serviceDeployments()
                .get(0);
    }

    private static String told(ServiceDeploymentDescription history) {
        List<String> weights = new ArrayList<>();
        for (ServiceRevisionSummary source : history.sourceServiceRevisions()) {
            weights.add(source.requestedProductionTrafficWeight() + "");
        }
        weights.add(history.targetServiceRevision().requestedProductionTrafficWeight() + "");
        return history.status() + " " + history.lifecycleStage() + " " + weights
                + (history.lifecycleHookDetails() == null
                        ? ""
                        : " "
                                + history.lifecycleHookDetails().stream()
                                        .map(hook -> hook.targetType() + " " + hook.status())
                                        .toList());
    }

    private static String shares(Region region) {
        return region.state().trafficSplits(Region.webArn()).stream()
                .map(split -> split.kind() + " "
                        + split.shares().stream()
                                .map(share -> share.targetGroupArn() + " " + share.percent())
                                .toList())
                .sorted()
                .toList()
                .toString();
    }

    private static List<String> deployments(Region region) {
        return region.describe().deployments().stream()
                .map(deployment -> deployment.status() + " " + deployment.rolloutState() + " "
                        + deployment
                                .taskDefinition()
                                .substring(deployment.taskDefinition().indexOf('/') + 1) + " "
                        + deployment.runningCount())
                .toList();
    }

    /** What was said of deployments, oldest first. */
    private static List<String> told(Region region) {
        List<String> told = new ArrayList<>(region.messages().stream()
                .filter(message -> message.contains("failed") || message.contains("rolling back"))
                .toList());
        return told;
    }

    private static Finding finding(Region region, FindingKind kind) {
        return region.engine.explanations().service(Region.webArn(), region.now()).orElseThrow().findings().stream()
                .filter(found -> found.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void isDescribedWithItsStagesForAsLongAsItsHistoryIsKept() {
        Region region = steady(canary(pause("POST_SCALE_UP")));
        deploy(region);
        region.advance(300);
        stop(region, "ROLLBACK");
        region.settle();
        deploy(region, "deploymentConfiguration", canary());
        region.advance(3600);

        List<String> before = histories(region);
        deploy(region);
        region.advance(600);

        assertEquals(
                List.of(
                        "SUCCESSFUL CLEAN_UP [0.0, 100.0]",
                        "ROLLBACK_SUCCESSFUL POST_SCALE_UP [100.0, 0.0] [PAUSE FAILED]",
                        "SUCCESSFUL CLEAN_UP [100.0]"),
                before);
        assertEquals(
                "IN_PROGRESS PRODUCTION_TRAFFIC_SHIFT [90.0, 10.0]",
                histories(region).get(0));
        assertEquals(before, histories(region).subList(1, 4));
    }

    @Test
    void isRememberedByAnEngineThatIsStartedAnew() {
        Region region = steady(canary());
        deploy(region);
        region.settle();
        String first = region.service().currentServiceDeployment();
        deploy(region);
        region.settle();

        region.engine.close();
        Engine after = new Engine(
                EngineSettings.ecs(Region.SCOPE, 1),
                region.timeline,
                BuiltInStrategies.byName(),
                reports -> new FakeWorld(region.timeline, reports, region.world.hosts).ports(),
                region.world.journal().stream().map(FakeWorld.Recorded::event).toList());

        assertEquals(region.state().staged(first), after.state().staged(first));
        assertTrue(after.state().staged(first).isPresent());
    }

    @Test
    void isForgottenWithItsHistory() {
        Region region = steady(canary());
        deploy(region);
        region.settle();
        String first = region.service().currentServiceDeployment();
        deploy(region);
        region.settle();

        region.advance(100L * 24 * 3600);

        assertEquals(Optional.empty(), region.state().serviceDeployment(first));
        assertEquals(Optional.empty(), region.state().staged(first));
        assertTrue(region.state()
                .staged(region.service().currentServiceDeployment())
                .isPresent());
    }

    @Test
    void endsThePauseThatItIsStoppedAt() {
        Region region = steady(canary(pause("POST_SCALE_UP")));
        deploy(region);
        region.advance(300);
        String arn = region.service().currentServiceDeployment();
        String hook = history(region, arn).lifecycleHookDetails().get(0).hookId();

        stop(region, null);
        region.settle();

        assertEquals("ROLLBACK_SUCCESSFUL POST_SCALE_UP [100.0, 0.0] [PAUSE FAILED]", told(history(region, arn)));
        assertThrows(
                EcsException.class,
                () -> region.ecs()
                        .continueServiceDeployment(new ContinueServiceDeploymentRequest(arn, hook, "CONTINUE")));
    }

    @Test
    void endsThePauseAtWhichAnotherDeploymentOvertakesItAndGivesItsTrafficBack() {
        Region region = steady(canary(pause("POST_PRODUCTION_TRAFFIC_SHIFT")));
        deploy(region);
        region.advance(3600);
        String paused = shares(region);
        String overtaken = region.service().currentServiceDeployment();

        deploy(
                region,
                "deploymentConfiguration",
                Records.of(DeploymentConfiguration.class, "strategy", "ROLLING", "lifecycleHooks", List.of()));
        region.advance(1800);

        assertEquals("[PRODUCTION [tg-2 100.0], TEST [tg-2 100.0]]", paused);
        assertEquals("[PRODUCTION [tg-1 100.0]]", shares(region));
        assertEquals(
                "STOPPED POST_PRODUCTION_TRAFFIC_SHIFT [100.0, 0.0] [PAUSE FAILED]", told(history(region, overtaken)));
        assertEquals(List.of("PRIMARY COMPLETED app:3 2"), deployments(region));
    }

    @Test
    void tellsOfARollbackByAFailedHookInECSsWords() {
        Region region = steady(canary(function("POST_SCALE_UP")));
        region.world.hooks = call -> Optional.of(HookAnswer.failed(call, "no"));

        deploy(region);
        region.settle();

        assertEquals(
                List.of("(deployment D2) deployment failed: deployment failure.", "rolling back to deployment D1."),
                told(region));
    }

    @Test
    void tellsOfAStopAndOfAnAbortAsOfAnyOtherFailure() {
        Region rolledBack = steady(canary());
        deploy(rolledBack);
        rolledBack.advance(120);
        stop(rolledBack, "ROLLBACK");
        rolledBack.settle();
        Region aborted = steady(canary());
        deploy(aborted);
        aborted.advance(120);
        stop(aborted, "ABORT");
        aborted.advance(60);
        Region rolling = Region.withHosts(2);
        rolling.create(rolling.register("app"), 2);
        stop(rolling, "ROLLBACK");
        rolling.advance(60);

        assertEquals(
                List.of("(deployment D2) deployment failed: deployment failure.", "rolling back to deployment D1."),
                told(rolledBack));
        assertEquals(List.of("(deployment D2) deployment failed: deployment failure."), told(aborted));
        assertEquals(List.of("(deployment D1) deployment failed: deployment failure."), told(rolling));
    }

    @Test
    void keepsUpWhatHasTrafficAfterAnAbort() {
        Region region = steady(canary());
        deploy(region);
        region.advance(120);
        stop(region, "ABORT");
        region.advance(10);

        for (Task task : region.liveTasks()) {
            region.world.exit(task.taskArn(), 1);
        }
        region.advance(300);

        assertEquals("[PRODUCTION [tg-1 90.0, tg-2 10.0], TEST [tg-2 100.0]]", shares(region));
        assertEquals(List.of("PRIMARY FAILED app:2 2", "ACTIVE COMPLETED app:1 2"), deployments(region));
    }

    @Test
    void waitsLongerAndLongerWhereWhatHasTrafficCannotBeKeptUpAfterAnAbort() {
        Region region = steady(canary());
        deploy(region);
        region.advance(120);
        stop(region, "ABORT");
        region.advance(10);

        long started = startsInAnHour(region, region.service().primary().orElseThrow());

        assertTrue(started > 4 && started < 30, started + " starts in an hour");
    }

    @Test
    void waitsLongerAndLongerWhereWhatWasAbortedIsTheBlueOfTheNextDeployment() {
        Region region = steady(canary());
        protect(region);
        deploy(region);
        region.advance(40 * 60);
        stop(region, "ABORT");
        region.advance(10);
        Deployment aborted = region.service().primary().orElseThrow();
        deploy(region);
        region.advance(120);
        List<String> deployments = deployments(region);

        long started = startsInAnHour(region, aborted);

        assertEquals(
                List.of("PRIMARY IN_PROGRESS app:3 0", "ACTIVE FAILED app:2 2", "ACTIVE COMPLETED app:1 2"),
                deployments);
        assertTrue(started > 4 && started < 30, started + " starts in an hour");
    }

    /** Keeps all tasks for two days. */
    private static void protect(Region region) {
        List<String> tasks =
                region.liveTasks().stream().map(task -> task.taskArn().value()).toList();
        region.ecs().updateTaskProtection(new UpdateTaskProtectionRequest("default", tasks, true, 2880));
    }

    /** How many tasks are started when those of a deployment have ended and no other comes up. */
    private static long startsInAnHour(Region region, Deployment deployment) {
        region.world.fate = start -> Fate.FAILS_TO_START;
        int before = region.world.journal().size();
        for (Task task : region.liveTasks()) {
            if (deployment.id().equals(task.deploymentId())) {
                region.world.exit(task.taskArn(), 1);
            }
        }
        region.advance(3600);
        return region.world.journal().subList(before, region.world.journal().size()).stream()
                .filter(recorded -> recorded.event().getClass().getSimpleName().equals("TaskCreated"))
                .count();
    }

    @Test
    void waitsForProtectedTasksAsLongAsTheyAreAndSaysSo() {
        Region region = steady(canary());
        protect(region);
        deploy(region);

        region.advance(40L * 3600);
        List<String> waiting = deployments(region);
        Finding stage = finding(region, FindingKind.STAGE);
        List<String> held = region.messages().stream()
                .filter(message -> message.contains("protected"))
                .toList();
        region.advance(9L * 3600);

        assertEquals(List.of("PRIMARY IN_PROGRESS app:2 2", "ACTIVE COMPLETED app:1 2"), waiting);
        assertEquals(
                new Finding(
                        FindingKind.STAGE,
                        "Stage CLEAN_UP waits for 2 tasks to stop, 2 of them protected.",
                        Region.START.plusSeconds(45 + 48L * 3600)),
                stage);
        assertTrue(
                held.contains("was unable to reach steady state because task set (D1) was unable to scale in."
                        + " Reason: The number of protected tasks are more than the desired count of tasks."),
                held.toString());
        assertEquals(List.of("PRIMARY COMPLETED app:2 2"), deployments(region));
    }
}
