package dev.evenkeel.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.evenkeel.core.api.AlarmsDescription;
import dev.evenkeel.core.api.CircuitBreakerDescription;
import dev.evenkeel.core.api.DescribeServiceDeploymentsRequest;
import dev.evenkeel.core.api.RollbackDescription;
import dev.evenkeel.core.api.ServiceDeploymentDescription;
import dev.evenkeel.core.api.StopServiceDeploymentRequest;
import dev.evenkeel.core.deployment.DeploymentAlarms;
import dev.evenkeel.core.deployment.DeploymentCircuitBreaker;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.ThresholdConfiguration;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.fake.FakeWorld.Fate;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import dev.evenkeel.core.port.AlarmObservation;
import dev.evenkeel.core.scaling.AlarmState;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What gives a deployment up: the circuit breaker in its two stages, alarms, and whoever asks for it. */
@NullUnmarked
class DeploymentOversightTest {
    private static final Duration SPAN = Duration.ofMinutes(2);

    private static DeploymentConfiguration breaker(ThresholdConfiguration threshold, Boolean reset, boolean rollback) {
        return Records.of(
                DeploymentConfiguration.class,
                "deploymentCircuitBreaker",
                new DeploymentCircuitBreaker(true, rollback, reset, threshold, null));
    }

    private static DeploymentConfiguration alarms(Integer bakeTime, boolean rollback, String... names) {
        return Records.of(
                DeploymentConfiguration.class,
                "alarms",
                new DeploymentAlarms(List.of(names), true, rollback, null),
                "bakeTimeInMinutes",
                bakeTime);
    }

    private static Region steady(int desired, DeploymentConfiguration configuration) {
        Region region = Region.withHosts(3);
        region.create(
                region.register("app", Region.checkedContainer()), desired, "deploymentConfiguration", configuration);
        assertTrue(region.timeline.advanceUntil(
                () -> rolloutState(region).equals("COMPLETED")
                        && region.service().steady(),
                Duration.ofHours(2)));
        return region;
    }

    private static String rolloutState(Region region) {
        return region.describe().deployments().get(0).rolloutState();
    }

    private static void roll(Region region) {
        region.update("taskDefinition", region.register("app", Region.checkedContainer()));
    }

    private static void alarm(Region region, String name, AlarmState state) {
        region.world.alarms.put(name, new AlarmObservation(state, SPAN));
    }

    private static ServiceDeploymentDescription history(Region region) {
        return region.ecs()
                .describeServiceDeployments(new DescribeServiceDeploymentsRequest(
                        List.of(region.describe().currentServiceDeployment())))
                .serviceDeployments()
                .get(0);
    }

    private static List<String> since(Region region, int before) {
        return region.messages().subList(before, region.messages().size());
    }

    private static void stop(Region region, String type) {
        region.ecs()
                .stopServiceDeployment(
                        new StopServiceDeploymentRequest(region.describe().currentServiceDeployment(), type));
    }

    @ParameterizedTest
    @CsvSource({"BOUNDED_PERCENT, 50, 2, 3", "COUNT, 2, 2, 2", "UNBOUNDED_PERCENT, 50, 2, 1", "COUNT, 1, 2, 1"})
    void tripsWhenAsManyTasksAsConfiguredHaveNotRun(String type, int value, int desired, int threshold) {
        Region region = steady(desired, breaker(new ThresholdConfiguration(type, value, null), null, true));
        region.world.fate = start -> Fate.FAILS_TO_START;

        roll(region);
        region.timeline.advanceUntil(
                () -> history(region).deploymentCircuitBreaker().status().equals("TRIGGERED"), Duration.ofHours(1));

        int counted = history(region).deploymentCircuitBreaker().failureCount();
        assertEquals(
                new CircuitBreakerDescription("TRIGGERED", counted, threshold),
                history(region).deploymentCircuitBreaker());
        assertTrue(counted >= threshold && counted < threshold + desired, counted + " failures");
    }

    @Test
    void looksAtHealthChecksOnlyOnceATaskRuns() {
        Region region = steady(2, breaker(new ThresholdConfiguration("COUNT", 3, null), null, true));
        long[] started = new long[1];
        region.world.fate = start -> started[0]++ == 0 ? Fate.HEALTHY : Fate.FAILS_TO_START;

        roll(region);
        region.advance(1800);

        assertEquals("IN_PROGRESS", history(region).status());
        assertEquals("MONITORING", history(region).deploymentCircuitBreaker().status());
        assertTrue(region.describe().deployments().get(0).failedTasks() >= 3);
    }

    @Test
    void tripsForTasksThatAreStoppedForTheirHealthChecks() {
        Region region = steady(1, breaker(null, null, true));
        int before = region.messages().size();
        region.world.fate = start -> Fate.UNHEALTHY;

        roll(region);
        region.advance(900);

        assertTrue(
                since(region, before)
                        .containsAll(List.of(
                                "(deployment D2) deployment failed: tasks failed to start.",
                                "rolling back to deployment D1.")),
                region.messages().toString());
        assertEquals("ROLLBACK_SUCCESSFUL", history(region).status());
    }

    @ParameterizedTest
    @CsvSource({"true, COMPLETED", "false, FAILED"})
    void forgetsFailuresForAHealthyTaskUnlessItIsToldNotTo(boolean reset, String expected) {
        Region region = steady(2, breaker(new ThresholdConfiguration("COUNT", 3, null), reset, false));
        // Two are ill, one is well, two are ill: never three in a row, but four in all.
        List<Fate> fates =
                List.of(Fate.UNHEALTHY, Fate.UNHEALTHY, Fate.HEALTHY, Fate.UNHEALTHY, Fate.UNHEALTHY, Fate.HEALTHY);
        int[] started = new int[1];
        region.world.fate = start -> fates.get(Math.min(started[0]++, fates.size() - 1));

        roll(region);
        region.advance(600);

        assertEquals(expected, rolloutState(region));
    }

    @Test
    void stallsWithoutARollbackAndStartsNothingMore() {
        Region region = steady(1, breaker(null, null, false));
        region.world.fate = start -> Fate.FAILS_TO_START;
        roll(region);
        region.advance(600);
        int before = region.messages().size();

        region.advance(3600);

        assertEquals(List.of(), since(region, before));
        assertEquals("STOPPED", history(region).status());
        assertEquals(
                "ECS deployment circuit breaker: tasks failed to start.",
                history(region).statusReason());
        assertEquals(1, region.describe().runningCount());
    }

    @Test
    void showsWhereAFailedDeploymentIsRolledBackToWhileItDrains() {
        Region region =
                steady(2, Records.with(breaker(null, null, true), "minimumHealthyPercent", 0, "maximumPercent", 100));
        String old = region.describe().deployments().get(0).id();
        String revision = region.service().primary().orElseThrow().serviceRevisionArn();
        region.world.fate = start -> start.taskDefinition().revision() == 1 ? Fate.HEALTHY : Fate.FAILS_TO_START;

        roll(region);
        region.timeline.advanceUntil(() -> history(region).rollback() != null, Duration.ofHours(1));

        assertEquals(
                new RollbackDescription(
                        "ECS deployment circuit breaker: tasks failed to start.", region.now(), revision),
                history(region).rollback());
        assertEquals(
                List.of(old + " PRIMARY IN_PROGRESS ECS deployment " + old + " in progress."),
                region.describe().deployments().stream()
                        .filter(d -> d.status().equals("PRIMARY"))
                        .map(d -> d.id() + " " + d.status() + " " + d.rolloutState() + " " + d.rolloutStateReason())
                        .toList());
    }

    @Test
    void failsForAnAlarmThatGoesOffAndRollsBack() {
        Region region = steady(1, alarms(null, true, "errors", "latency"));
        int before = region.messages().size();
        roll(region);
        region.advance(3);

        alarm(region, "errors", AlarmState.ALARM);
        region.advance(10);

        assertTrue(
                since(region, before)
                        .containsAll(List.of(
                                "(deployment D2) deployment failed: alarm detected.",
                                "rolling back to deployment D1.")),
                region.messages().toString());
        assertEquals(
                new AlarmsDescription("TRIGGERED", List.of("errors", "latency"), List.of("errors")),
                history(region).alarms());
        region.advance(300);
        assertEquals("ROLLBACK_SUCCESSFUL", history(region).status());
        assertTrue(region.describe().taskDefinition().endsWith("app:1"));
    }

    @Test
    void failsWhereItIsForAnAlarmWithoutARollback() {
        Region region = steady(1, alarms(0, false, "errors"));
        roll(region);
        region.advance(3);

        alarm(region, "errors", AlarmState.ALARM);
        region.advance(60);

        assertEquals(
                "FAILED ECS deployment failed: alarm detected.",
                rolloutState(region) + " "
                        + region.describe().deployments().get(0).rolloutStateReason());
        assertEquals("STOPPED", history(region).status());
    }

    @Test
    void ignoresAnAlarmThatWasOnWhenTheDeploymentBegan() {
        Region region = steady(1, alarms(0, true, "errors"));
        alarm(region, "errors", AlarmState.ALARM);
        roll(region);
        region.advance(3);

        alarm(region, "errors", AlarmState.OK);
        region.advance(10);
        alarm(region, "errors", AlarmState.ALARM);
        region.advance(300);

        assertEquals("SUCCESSFUL", history(region).status());
        assertEquals(
                new AlarmsDescription("MONITORING_COMPLETE", List.of("errors"), List.of()),
                history(region).alarms());
    }

    @Test
    void bakesAsLongAsItsAlarmsLookBackAndFailsForOneThatGoesOffThen() {
        Region region = steady(1, alarms(null, true, "errors"));
        alarm(region, "errors", AlarmState.OK);
        roll(region);
        region.timeline.advanceUntil(() -> "BAKE_TIME".equals(history(region).lifecycleStage()), Duration.ofHours(1));
        region.advance(SPAN.toSeconds() - 10);
        String baking = rolloutState(region);

        alarm(region, "errors", AlarmState.ALARM);
        region.advance(300);

        assertEquals("IN_PROGRESS", baking);
        assertEquals("ROLLBACK_SUCCESSFUL", history(region).status());
    }

    @Test
    void isCompleteWhenItsBakeTimeIsOver() {
        Region region = steady(1, alarms(7, true, "errors"));
        int before = region.messages().size();
        roll(region);
        region.timeline.advanceUntil(() -> "BAKE_TIME".equals(history(region).lifecycleStage()), Duration.ofHours(1));
        var began = region.now();

        region.timeline.advanceUntil(() -> rolloutState(region).equals("COMPLETED"), Duration.ofHours(1));

        assertEquals(Duration.ofMinutes(7), Duration.between(began, region.now()));
        assertEquals(
                List.of("has reached a steady state.", "(deployment D2) deployment completed."),
                since(region, before).subList(2, 4));
    }

    @Test
    void isPendingUntilTheSchedulerHasTakenItUp() {
        Region region = steady(1, DeploymentConfiguration.NONE);

        roll(region);
        String asked = history(region).status() + " " + history(region).startedAt();
        region.timeline.runDue();

        assertEquals("PENDING null", asked);
        assertEquals(
                "IN_PROGRESS " + region.now(),
                history(region).status() + " " + history(region).startedAt());
    }

    @ParameterizedTest
    @CsvSource({"ROLLBACK, ROLLBACK_REQUESTED, ROLLBACK_SUCCESSFUL, app:1", "ABORT, STOP_REQUESTED, STOPPED, app:2"})
    void isStoppedByWhoeverAsksForIt(String type, String asked, String after, String revision) {
        Region region = steady(2, DeploymentConfiguration.NONE);
        roll(region);
        region.advance(3);

        stop(region, type);
        String atOnce = history(region).status();
        region.advance(300);

        assertEquals(List.of(asked, after), List.of(atOnce, history(region).status()));
        assertTrue(region.describe().taskDefinition().endsWith(revision));
    }

    @Test
    void isStoppedBeforeItHasBegun() {
        Region region = steady(1, DeploymentConfiguration.NONE);
        roll(region);

        stop(region, "ROLLBACK");
        region.advance(60);

        assertEquals("ROLLBACK_SUCCESSFUL", history(region).status());
    }

    @Test
    void stallsWhenARollbackIsAskedForAndThereIsNothingToGoBackTo() {
        Region region = Region.withHosts(3);
        region.create(region.register("app"), 1);
        region.advance(3);

        stop(region, "ROLLBACK");
        region.advance(60);

        assertEquals("STOPPED", history(region).status());
        assertEquals("FAILED", rolloutState(region));
    }

    @Test
    void cannotBeStoppedTwiceNorWhenItIsOver() {
        Region region = steady(1, DeploymentConfiguration.NONE);
        EcsException over = assertThrows(EcsException.class, () -> stop(region, null));
        roll(region);
        region.advance(3);
        stop(region, null);

        EcsException twice = assertThrows(EcsException.class, () -> stop(region, null));

        assertEquals(
                List.of(
                        "The service deployment is SUCCESSFUL and can not be stopped.",
                        "The service deployment is ROLLBACK_REQUESTED and can not be stopped."),
                List.of(over.getMessage(), twice.getMessage()));
    }
}
