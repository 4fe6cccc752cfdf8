package dev.evenkeel.core.service;

import static dev.evenkeel.core.service.StagedRegion.FUNCTION;
import static dev.evenkeel.core.service.StagedRegion.pause;
import static dev.evenkeel.core.service.StagedRegion.steady;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.ContinueServiceDeploymentRequest;
import dev.evenkeel.core.api.DescribeServiceDeploymentsRequest;
import dev.evenkeel.core.api.ListServiceDeploymentsRequest;
import dev.evenkeel.core.api.ServiceDeploymentBrief;
import dev.evenkeel.core.api.ServiceDeploymentDescription;
import dev.evenkeel.core.api.StopServiceDeploymentRequest;
import dev.evenkeel.core.deployment.CanaryConfiguration;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import dev.evenkeel.core.deployment.DeploymentLifecycleHookTimeoutConfiguration;
import dev.evenkeel.core.deployment.LinearConfiguration;
import dev.evenkeel.core.deployment.stage.LifecycleStage;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.fake.FakeWorld;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.port.HookAnswer;
import dev.evenkeel.core.port.HookCall;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.traffic.TargetGroupShare;
import dev.evenkeel.core.traffic.TrafficKind;
import dev.evenkeel.core.traffic.TrafficSplit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Deployments that move traffic, from one steady state to the next. */
@NullUnmarked
class StagedStoriesTest {

    private static DeploymentConfiguration staged(String strategy, Object... more) {
        return Records.with(
                Records.of(DeploymentConfiguration.class, "strategy", strategy, "bakeTimeInMinutes", 5), more);
    }

    private static DeploymentConfiguration canary(DeploymentLifecycleHook... hooks) {
        return staged(
                "CANARY", "canaryConfiguration", new CanaryConfiguration(10.0, 3), "lifecycleHooks", List.of(hooks));
    }

    private static DeploymentLifecycleHook function(String... stages) {
        return new DeploymentLifecycleHook(
                null, FUNCTION, null, List.of(stages), null, Map.of("hookDetails", Map.of("team", "web")));
    }

    /** Deploys the next revision of the task definition. */
    private static int deploy(Region region) {
        int before = region.world.journal().size();
        region.update("taskDefinition", region.register("app", Region.servingContainer()));
        return before;
    }

    /** A line for each move and each division of traffic, with the seconds since the first. */
    private static String trace(Region region, int from) {
        StringBuilder text = new StringBuilder();
        List<FakeWorld.Recorded> journal = region.world.journal();
        FakeWorld.Recorded first = null;
        for (FakeWorld.Recorded recorded : journal.subList(from, journal.size())) {
            String line = told(recorded.event());
            if (line != null) {
                first = first == null ? recorded : first;
                text.append(String.format(
                        "%6d s  %s%n",
                        Duration.between(first.at(), recorded.at()).toSeconds(), line));
            }
        }
        return text.toString().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "HOOK").replaceAll("ecs-svc/[0-9]+", "D");
    }

    private static String told(Event event) {
        return switch (event) {
            case Event.StageMoved moved -> moved.what();
            case Event.TrafficShifted shifted -> "  " + told(shifted.split());
            case Event.HookCalled called ->
                "  " + called.call().lifecycleStage() + " calls "
                        + called.call().targetArn();
            case Event.ServiceDeploymentChanged changed ->
                "  the service deployment is " + changed.history().status();
            case Event.ServiceSteadinessChanged changed -> changed.steady() ? "  the service is steady" : null;
            default -> null;
        };
    }

    private static String told(TrafficSplit split) {
        return split.kind().name().toLowerCase(java.util.Locale.ROOT) + ": "
                + (split.shares().isEmpty()
                        ? "nobody"
                        : split.shares().stream()
                                .map(share -> share.targetGroupArn() + " " + share.percent() + " %")
                                .collect(Collectors.joining(", ")));
    }

    private static ServiceDeploymentDescription current(Region region) {
        String arn = region.service().currentServiceDeployment();
        return region.ecs()
                .describeServiceDeployments(new DescribeServiceDeploymentsRequest(List.of(arn)))
                .serviceDeployments()
                .get(0);
    }

    private static void act(Region region, String action) {
        ServiceDeploymentDescription deployment = current(region);
        region.ecs()
                .continueServiceDeployment(new ContinueServiceDeploymentRequest(
                        deployment.serviceDeploymentArn(),
                        deployment.lifecycleHookDetails().get(0).hookId(),
                        action));
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

    private static List<String> deployments(Region region) {
        return region.describe().deployments().stream()
                .map(d -> d.status() + " " + d.rolloutState() + " "
                        + d.taskDefinition().substring(d.taskDefinition().indexOf('/') + 1) + " " + d.runningCount())
                .toList();
    }

    private static TrafficSplit production(String group) {
        return new TrafficSplit(
                Region.webArn(), TrafficKind.PRODUCTION, "rule-production", List.of(new TargetGroupShare(group, 100)));
    }

    @Test
    void givesTheFirstDeploymentAllTraffic() {
        Region region = steady(canary(pause("PRE_SCALE_UP")));

        assertEquals("""
                     0 s    the service deployment is IN_PROGRESS
                     0 s  enters SCALE_UP
                    45 s  enters PRODUCTION_TRAFFIC_SHIFT
                    45 s  the new revision gets 100 % of production traffic and 0 % of test traffic
                    45 s    production: tg-1 100.0 %
                    45 s  enters CLEAN_UP
                    45 s  the new revision has taken the place of the old one
                    45 s    the service deployment is SUCCESSFUL
                    45 s    the service is steady
                """, trace(region, 0));
        assertEquals(List.of(production("tg-1")), region.state().trafficSplits(Region.webArn()));
    }

    @Test
    void walksThroughACanaryThatIsPausedAndContinued() {
        Region region =
                steady(canary(pause("POST_TEST_TRAFFIC_SHIFT"), function("POST_SCALE_UP", "PRODUCTION_TRAFFIC_SHIFT")));

        int before = deploy(region);
        region.advance(600);
        act(region, "CONTINUE");
        assertTrue(region.settle());

        assertEquals("""
                     0 s    the service deployment is IN_PROGRESS
                     0 s  enters PRE_SCALE_UP
                     0 s  enters SCALE_UP
                    45 s  enters POST_SCALE_UP
                    45 s  asks hook 2 at POST_SCALE_UP
                    45 s  calls hook 2 at POST_SCALE_UP, call 1
                    45 s    POST_SCALE_UP calls arn:aws:lambda:us-east-1:123456789012:function:check
                    45 s  hook 2 answered SUCCEEDED
                    45 s  enters TEST_TRAFFIC_SHIFT
                    45 s  the new revision gets 0 % of production traffic and 100 % of test traffic
                    45 s    test: tg-2 100.0 %
                    45 s  enters POST_TEST_TRAFFIC_SHIFT
                    45 s  pauses at POST_TEST_TRAFFIC_SHIFT for hook 1
                   600 s  the pause is ended by ContinueServiceDeployment with CONTINUE
                   600 s  enters PRE_PRODUCTION_TRAFFIC_SHIFT
                   600 s  enters PRODUCTION_TRAFFIC_SHIFT
                   600 s  the new revision gets 10 % of production traffic and 100 % of test traffic
                   600 s    production: tg-1 90.0 %, tg-2 10.0 %
                   600 s  asks hook 2 at PRODUCTION_TRAFFIC_SHIFT
                   600 s  calls hook 2 at PRODUCTION_TRAFFIC_SHIFT, call 1
                   600 s    PRODUCTION_TRAFFIC_SHIFT calls arn:aws:lambda:us-east-1:123456789012:function:check
                   600 s  hook 2 answered SUCCEEDED
                   600 s  bakes for 3 min
                   780 s  enters PRE_PRODUCTION_TRAFFIC_SHIFT
                   780 s  enters PRODUCTION_TRAFFIC_SHIFT
                   780 s  the new revision gets 100 % of production traffic and 100 % of test traffic
                   780 s    production: tg-2 100.0 %
                   780 s  asks hook 2 at PRODUCTION_TRAFFIC_SHIFT
                   780 s  calls hook 2 at PRODUCTION_TRAFFIC_SHIFT, call 1
                   780 s    PRODUCTION_TRAFFIC_SHIFT calls arn:aws:lambda:us-east-1:123456789012:function:check
                   780 s  hook 2 answered SUCCEEDED
                   780 s  enters POST_PRODUCTION_TRAFFIC_SHIFT
                   780 s  enters BAKE_TIME
                   780 s  bakes for 5 min
                  1080 s  enters CLEAN_UP
                  1080 s  the new revision gets 100 % of production traffic and 0 % of test traffic
                  1080 s    test: nobody
                  1083 s  the new revision has taken the place of the old one
                  1083 s    the service deployment is SUCCESSFUL
                  1083 s    the service is steady
                """, trace(region, before));
        assertEquals(List.of("PRIMARY COMPLETED app:2 2"), deployments(region));
        assertEquals(List.of("SUCCESSFUL", "SUCCESSFUL"), history(region));
        assertEquals(List.of(production("tg-2")), region.state().trafficSplits(Region.webArn()));
    }

    @Test
    void walksThroughBlueGreen() {
        Region region = steady(staged("BLUE_GREEN"));

        int before = deploy(region);
        assertTrue(region.settle());

        assertEquals("""
                     0 s    the service deployment is IN_PROGRESS
                     0 s  enters PRE_SCALE_UP
                     0 s  enters SCALE_UP
                    45 s  enters POST_SCALE_UP
                    45 s  enters TEST_TRAFFIC_SHIFT
                    45 s  the new revision gets 0 % of production traffic and 100 % of test traffic
                    45 s    test: tg-2 100.0 %
                    45 s  enters POST_TEST_TRAFFIC_SHIFT
                    45 s  enters PRE_PRODUCTION_TRAFFIC_SHIFT
                    45 s  enters PRODUCTION_TRAFFIC_SHIFT
                    45 s  the new revision gets 100 % of production traffic and 100 % of test traffic
                    45 s    production: tg-2 100.0 %
                    45 s  enters POST_PRODUCTION_TRAFFIC_SHIFT
                    45 s  enters BAKE_TIME
                    45 s  bakes for 5 min
                   345 s  enters CLEAN_UP
                   345 s  the new revision gets 100 % of production traffic and 0 % of test traffic
                   345 s    test: nobody
                   348 s  the new revision has taken the place of the old one
                   348 s    the service deployment is SUCCESSFUL
                   348 s    the service is steady
                """, trace(region, before));
    }

    @Test
    void changesTheTargetGroupsWithEachDeploymentThatSucceeds() {
        Region region = steady(staged("BLUE_GREEN"));
        List<TrafficSplit> seen = new ArrayList<>(region.state().trafficSplits(Region.webArn()));

        for (int i = 0; i < 2; i++) {
            deploy(region);
            assertTrue(region.settle());
            seen.addAll(region.state().trafficSplits(Region.webArn()));
        }

        assertEquals(List.of(production("tg-1"), production("tg-2"), production("tg-1")), seen);
    }

    @Test
    void goesBackWhereSomebodyAtAPauseSaysSo() {
        Region region = steady(canary(pause("PRE_PRODUCTION_TRAFFIC_SHIFT")));

        int before = deploy(region);
        region.advance(300);
        act(region, "CONTINUE");
        region.advance(300);
        act(region, "ROLLBACK");
        assertTrue(region.settle());

        assertEquals("""
                     0 s    the service deployment is IN_PROGRESS
                     0 s  enters PRE_SCALE_UP
                     0 s  enters SCALE_UP
                    45 s  enters POST_SCALE_UP
                    45 s  enters TEST_TRAFFIC_SHIFT
                    45 s  the new revision gets 0 % of production traffic and 100 % of test traffic
                    45 s    test: tg-2 100.0 %
                    45 s  enters POST_TEST_TRAFFIC_SHIFT
                    45 s  enters PRE_PRODUCTION_TRAFFIC_SHIFT
                    45 s  pauses at PRE_PRODUCTION_TRAFFIC_SHIFT for hook 1
                   300 s  the pause is ended by ContinueServiceDeployment with CONTINUE
                   300 s  enters PRODUCTION_TRAFFIC_SHIFT
                   300 s  the new revision gets 10 % of production traffic and 100 % of test traffic
                   300 s    production: tg-1 90.0 %, tg-2 10.0 %
                   300 s  bakes for 3 min
                   480 s  enters PRE_PRODUCTION_TRAFFIC_SHIFT
                   480 s  pauses at PRE_PRODUCTION_TRAFFIC_SHIFT for hook 1
                   600 s  the pause is ended by ContinueServiceDeployment with ROLLBACK
                   600 s  rolls back. Pause hook HOOK at PRE_PRODUCTION_TRAFFIC_SHIFT failed: rolled back by ContinueServiceDeployment.
                   600 s    the service deployment is ROLLBACK_IN_PROGRESS
                   600 s  the new revision gets 0 % of production traffic and 0 % of test traffic
                   600 s    production: tg-1 100.0 %
                   600 s    test: nobody
                   603 s  the old revision has everything again
                   603 s    the service deployment is ROLLBACK_SUCCESSFUL
                   603 s    the service is steady
                """, trace(region, before));
        assertEquals(List.of("PRIMARY COMPLETED app:1 2"), deployments(region));
        assertEquals(List.of("ROLLBACK_SUCCESSFUL", "SUCCESSFUL"), history(region));
        assertEquals(List.of(production("tg-1")), region.state().trafficSplits(Region.webArn()));
    }

    @Test
    void goesBackWhereAHookFails() {
        Region region = steady(staged("BLUE_GREEN", "lifecycleHooks", List.of(function("POST_TEST_TRAFFIC_SHIFT"))));
        region.world.hooks = call -> Optional.of(HookAnswer.failed(call, "the page is blank"));

        int before = deploy(region);
        assertTrue(region.settle());

        assertEquals("""
                     0 s    the service deployment is IN_PROGRESS
                     0 s  enters PRE_SCALE_UP
                     0 s  enters SCALE_UP
                    45 s  enters POST_SCALE_UP
                    45 s  enters TEST_TRAFFIC_SHIFT
                    45 s  the new revision gets 0 % of production traffic and 100 % of test traffic
                    45 s    test: tg-2 100.0 %
                    45 s  enters POST_TEST_TRAFFIC_SHIFT
                    45 s  asks hook 1 at POST_TEST_TRAFFIC_SHIFT
                    45 s  calls hook 1 at POST_TEST_TRAFFIC_SHIFT, call 1
                    45 s    POST_TEST_TRAFFIC_SHIFT calls arn:aws:lambda:us-east-1:123456789012:function:check
                    45 s  hook 1 answered FAILED: the page is blank
                    45 s  rolls back. Lifecycle hook arn:aws:lambda:us-east-1:123456789012:function:check at POST_TEST_TRAFFIC_SHIFT failed: the page is blank.
                    45 s    the service deployment is ROLLBACK_IN_PROGRESS
                    45 s  the new revision gets 0 % of production traffic and 0 % of test traffic
                    45 s    test: nobody
                    48 s  the old revision has everything again
                    48 s    the service deployment is ROLLBACK_SUCCESSFUL
                    48 s    the service is steady
                """, trace(region, before));
        assertEquals(
                "Lifecycle hook " + FUNCTION + " at POST_TEST_TRAFFIC_SHIFT failed: the page is blank.",
                current(region).rollback().reason());
    }

    @Test
    void tellsAFunctionWhatItIsAskedAbout() {
        Region region = steady(canary(function("PRODUCTION_TRAFFIC_SHIFT")));

        deploy(region);
        assertTrue(region.settle());

        HookCall call = region.world.hookCalls.get(0);
        String blue = call.productionTrafficWeights().keySet().stream()
                .filter(arn -> !arn.equals(call.targetServiceRevisionArn()))
                .findFirst()
                .orElseThrow();
        assertEquals(Map.of(call.targetServiceRevisionArn(), 100.0), call.testTrafficWeights());
        assertEquals(Map.of(blue, 90.0, call.targetServiceRevisionArn(), 10.0), call.productionTrafficWeights());
        assertEquals(Map.of("team", "web"), call.hookDetails());
        assertEquals(
                List.of(1, 1),
                region.world.hookCalls.stream().map(HookCall::call).toList());
    }

    @Test
    void callsAFunctionThatIsInProgressAgainAfterItsDelay() {
        Region region = steady(canary(function("PRE_SCALE_UP")));
        region.world.hooks = call -> Optional.of(
                call.call() < 3
                        ? HookAnswer.inProgress(call, call.call() == 1 ? null : Duration.ofSeconds(5))
                        : HookAnswer.succeeded(call));

        int before = deploy(region);
        region.advance(60);

        assertEquals("""
                     0 s    the service deployment is IN_PROGRESS
                     0 s  enters PRE_SCALE_UP
                     0 s  asks hook 1 at PRE_SCALE_UP
                     0 s  calls hook 1 at PRE_SCALE_UP, call 1
                     0 s    PRE_SCALE_UP calls arn:aws:lambda:us-east-1:123456789012:function:check
                     0 s  hook 1 answered IN_PROGRESS
                    30 s  calls hook 1 at PRE_SCALE_UP, call 2
                    30 s    PRE_SCALE_UP calls arn:aws:lambda:us-east-1:123456789012:function:check
                    30 s  hook 1 answered IN_PROGRESS
                    35 s  calls hook 1 at PRE_SCALE_UP, call 3
                    35 s    PRE_SCALE_UP calls arn:aws:lambda:us-east-1:123456789012:function:check
                    35 s  hook 1 answered SUCCEEDED
                """, trace(region, before).lines().limit(12).collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void callsAFunctionAgainOfWhichNothingIsHeard() {
        Region region = steady(canary(function("PRE_SCALE_UP")));
        region.world.hooks = call -> call.call() == 1 ? Optional.empty() : Optional.of(HookAnswer.succeeded(call));

        deploy(region);
        region.advance(16 * 60 - 1);
        int callsBefore = region.world.hookCalls.size();
        region.advance(1);

        assertEquals(List.of(1, 2), List.of(callsBefore, region.world.hookCalls.size()));
        assertEquals("SCALE_UP", current(region).lifecycleStage());
    }

    @Test
    void rollsBackAPauseThatNobodyEnds() {
        Region region = steady(canary(new DeploymentLifecycleHook(
                "PAUSE",
                null,
                null,
                List.of("POST_SCALE_UP"),
                new DeploymentLifecycleHookTimeoutConfiguration(2 * 1440, null),
                null)));

        deploy(region);
        region.advance(30 * 3600);
        String waiting = current(region).lifecycleStage();
        region.advance(20 * 3600);

        assertEquals("POST_SCALE_UP", waiting);
        assertEquals(List.of("ROLLBACK_SUCCESSFUL", "SUCCESSFUL"), history(region));
    }

    @Test
    void rollsBackWhatDoesNotScaleUpWithinADay() {
        Region region = steady(staged("BLUE_GREEN"));
        region.world.fate = start -> Fate.FAILS_TO_START;

        deploy(region);
        region.advance(24 * 3600 - 60);
        String waiting = current(region).lifecycleStage();
        region.advance(3600);

        assertEquals("SCALE_UP", waiting);
        assertEquals(List.of("PRIMARY COMPLETED app:1 2"), deployments(region));
        assertEquals(
                "Lifecycle stage SCALE_UP lasted longer than 24 hours.",
                current(region).rollback().reason());
    }

    @Test
    void keepsBothRevisionsUpWhileItWaits() {
        Region region = steady(canary(pause("POST_TEST_TRAFFIC_SHIFT")));
        deploy(region);
        region.advance(300);

        for (Task task : region.liveTasks()) {
            region.world.exit(task.taskArn(), 1);
        }
        region.update("desiredCount", 3);
        region.advance(300);

        assertEquals(List.of("PRIMARY IN_PROGRESS app:2 3", "ACTIVE COMPLETED app:1 3"), deployments(region));
    }

    @Test
    void stopsWhereItIsAskedTo() {
        Region region = steady(staged("LINEAR", "linearConfiguration", new LinearConfiguration(25.0, 10)));
        deploy(region);
        region.advance(15 * 60);
        List<Double> weights = List.of(
                current(region).targetServiceRevision().requestedProductionTrafficWeight(),
                current(region).sourceServiceRevisions().get(0).requestedProductionTrafficWeight());

        region.ecs()
                .stopServiceDeployment(
                        new StopServiceDeploymentRequest(current(region).serviceDeploymentArn(), null));
        assertTrue(region.settle());

        assertEquals(List.of(50.0, 50.0), weights);
        assertEquals(List.of("ROLLBACK_SUCCESSFUL", "SUCCESSFUL"), history(region));
        assertEquals(List.of(production("tg-1")), region.state().trafficSplits(Region.webArn()));
    }

    @Test
    void reconcilesWhatADeploymentThatWasOvertakenHasLeft() {
        Region region = steady(canary(pause("POST_TEST_TRAFFIC_SHIFT")));
        deploy(region);
        region.advance(300);

        int before = deploy(region);
        region.advance(300);
        act(region, "CONTINUE");
        assertTrue(region.settle());

        assertEquals("""
                     0 s  is left where it is: it was superseded by deployment D
                     0 s    the service deployment is STOPPED
                     0 s  its traffic goes back to the old revision
                     0 s    test: nobody
                     0 s    the service deployment is IN_PROGRESS
                     0 s  enters RECONCILE_SERVICE
                     3 s  enters PRE_SCALE_UP
                     3 s  enters SCALE_UP
                    48 s  enters POST_SCALE_UP
                    48 s  enters TEST_TRAFFIC_SHIFT
                    48 s  the new revision gets 0 % of production traffic and 100 % of test traffic
                """, trace(region, before).lines().limit(11).collect(Collectors.joining("\n", "", "\n")));
        assertEquals(List.of("PRIMARY COMPLETED app:3 2"), deployments(region));
        assertEquals(List.of("SUCCESSFUL", "STOPPED", "SUCCESSFUL"), history(region));
    }

    @Test
    void staysWhereItIsWhenItIsStoppedWithAbort() {
        Region region = steady(canary());
        deploy(region);
        region.advance(60);

        region.ecs()
                .stopServiceDeployment(
                        new StopServiceDeploymentRequest(current(region).serviceDeploymentArn(), "ABORT"));
        region.advance(3600);

        assertEquals(10.0, current(region).targetServiceRevision().requestedProductionTrafficWeight());
        assertEquals(List.of("PRIMARY FAILED app:2 2", "ACTIVE COMPLETED app:1 2"), deployments(region));
        assertEquals(List.of("STOPPED", "SUCCESSFUL"), history(region));
    }

    @Test
    void keepsNothingUpThatNobodyGetsAnyMore() {
        Region region = steady(staged("BLUE_GREEN", "bakeTimeInMinutes", 0));
        region.world.stopDelay = Duration.ofMinutes(2);
        deploy(region);
        region.timeline.advanceUntil(
                () -> region.state()
                        .staged(Region.webArn())
                        .filter(staged -> staged.stage() == LifecycleStage.CLEAN_UP && staged.blue() != null)
                        .isPresent(),
                Duration.ofMinutes(10));

        region.ecs()
                .stopServiceDeployment(
                        new StopServiceDeploymentRequest(current(region).serviceDeploymentArn(), "ABORT"));
        region.advance(600);

        assertEquals(List.of("PRIMARY FAILED app:2 2"), deployments(region));
        assertEquals(List.of(production("tg-2")), region.state().trafficSplits(Region.webArn()));
    }

    @Test
    void saysWhatItWaitsFor() {
        Region region = steady(canary(pause("PRE_SCALE_UP")));
        deploy(region);
        region.advance(1);
        List<String> findings = new ArrayList<>(List.of(finding(region)));

        act(region, "CONTINUE");
        region.advance(1);
        findings.add(finding(region));
        region.advance(60);
        findings.add(finding(region));

        assertEquals(
                List.of(
                        "STAGE Stage PRE_SCALE_UP is paused until ContinueServiceDeployment names hook HOOK. When its time"
                                + " is over, the action is ROLLBACK.",
                        "STAGE Stage SCALE_UP waits for deployment D: 0 of 2 tasks are healthy.",
                        "BAKING Stage PRODUCTION_TRAFFIC_SHIFT bakes."),
                findings);
    }

    private static String finding(Region region) {
        Finding first = region.engine
                .explanations()
                .service(Region.webArn(), region.now())
                .orElseThrow()
                .findings()
                .get(0);
        return (first.kind() + " " + first.text())
                .replaceAll("ecs-svc/[0-9]+", "D")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "HOOK");
    }

    @Test
    void hasNothingToSettleWhileItIsPaused() {
        Region region = steady(canary(pause("POST_SCALE_UP")));
        deploy(region);

        boolean settled = region.settle();

        assertTrue(settled);
        assertEquals(
                "AWAITING_ACTION", current(region).lifecycleHookDetails().get(0).status());
        assertEquals("POST_SCALE_UP", current(region).lifecycleStage());
    }
}
