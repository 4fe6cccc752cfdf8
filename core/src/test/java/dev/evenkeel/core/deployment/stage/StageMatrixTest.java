package dev.evenkeel.core.deployment.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.evenkeel.core.deployment.CanaryConfiguration;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentFailure;
import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import dev.evenkeel.core.deployment.DeploymentLifecycleHookTimeoutConfiguration;
import dev.evenkeel.core.deployment.LinearConfiguration;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Every stage of a deployment of each strategy by everything that can end it. */
@NullUnmarked
class StageMatrixTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final StageInputs WELL =
            new StageInputs(2, new RevisionTally(2, 2), new RevisionTally(2, 2), RevisionTally.NONE, null, true);
    private static final StageInputs DONE =
            new StageInputs(2, RevisionTally.NONE, new RevisionTally(2, 2), RevisionTally.NONE, null, true);

    /** What may happen in a stage. */
    private enum Happening {
        DONE,
        HOOK_FAILED,
        HOOK_TIMED_OUT,
        TIMED_OUT_CONTINUE,
        CONTINUED,
        ROLLED_BACK,
        STOP,
        ABORT,
        ALARM,
        OVER_24_H
    }

    private static DeploymentLifecycleHook hook(boolean pause, String timeoutAction) {
        List<String> everywhere =
                Arrays.stream(LifecycleStage.values()).map(Enum::name).toList();
        return new DeploymentLifecycleHook(
                pause ? "PAUSE" : "AWS_LAMBDA",
                pause ? null : "arn:f",
                null,
                everywhere,
                new DeploymentLifecycleHookTimeoutConfiguration(60, timeoutAction),
                null);
    }

    private static DeploymentConfiguration configuration(String strategy, DeploymentLifecycleHook... hooks) {
        return Records.of(
                DeploymentConfiguration.class,
                "strategy",
                strategy,
                "bakeTimeInMinutes",
                30,
                "canaryConfiguration",
                new CanaryConfiguration(10.0, 5),
                "linearConfiguration",
                new LinearConfiguration(40.0, 5),
                "lifecycleHooks",
                List.of(hooks));
    }

    /** A deployment that has just done the work of a row of the table. */
    private static StagedDeployment at(DeploymentConfiguration configuration, int row) {
        StageRow line = StageTable.of(configuration, true).rows().get(row);
        return StagedDeployment.begin(Region.webArn(), "arn:sd", "green", "blue", true, true, NOON)
                .entered(row, line.stage(), NOON)
                .shifted(line.testPercent(), line.productionPercent());
    }

    /** The step after a happening, told in a word or two. */
    private static String outcome(String strategy, int row, Happening happening) {
        boolean pause = happening == Happening.CONTINUED || happening == Happening.ROLLED_BACK;
        DeploymentConfiguration configuration = happening == Happening.DONE
                ? configuration(strategy)
                : configuration(
                        strategy, hook(pause, happening == Happening.TIMED_OUT_CONTINUE ? "CONTINUE" : "ROLLBACK"));
        StagedDeployment staged = at(configuration, row);
        // Nothing but the stage itself may end these: without a hook in them, what happens to hooks does not concern
        // them.
        if (!staged.stage().acceptsHooks() && happening.name().matches("HOOK.*|TIMED.*|CONTINUED|ROLLED_BACK")) {
            return "";
        }
        return switch (happening) {
            case DONE -> told(step(configuration, staged, inputs(staged), NOON));
            case HOOK_FAILED -> {
                StagedDeployment called = settle(configuration, staged, inputs(staged), NOON);
                HookRun run = called.hooks().get(0);
                StagedDeployment failed = HookLifecycle.answered(
                                called, run.hookId(), run.calls(), HookStatus.FAILED, null, "no", NOON)
                        .orElseThrow();
                yield told(step(configuration, failed, inputs(failed), NOON));
            }
            case HOOK_TIMED_OUT, TIMED_OUT_CONTINUE -> {
                Instant late = NOON.plus(Duration.ofMinutes(60));
                StagedDeployment called = settle(configuration, staged, inputs(staged), NOON);
                StageStep timeOut = step(configuration, called, inputs(called), late);
                yield told(timeOut) + ", "
                        + told(step(configuration, ((StageStep.Move) timeOut).after(), inputs(called), late));
            }
            case CONTINUED, ROLLED_BACK -> {
                if (!staged.stage().acceptsPause()) {
                    yield "";
                }
                StagedDeployment paused = settle(configuration, staged, inputs(staged), NOON);
                StagedDeployment decided = HookLifecycle.decided(
                                paused,
                                paused.hooks().get(0).hookId(),
                                happening == Happening.CONTINUED ? HookAction.CONTINUE : HookAction.ROLLBACK,
                                NOON)
                        .orElseThrow();
                yield told(step(configuration, decided, inputs(decided), NOON));
            }
            case STOP ->
                told(step(configuration, staged, failing(staged, DeploymentFailure.STOPPED_BY_USER, true), NOON));
            case ABORT ->
                told(step(configuration, staged, failing(staged, DeploymentFailure.STOPPED_BY_USER, false), NOON));
            case ALARM ->
                told(step(configuration, staged, failing(staged, DeploymentFailure.ALARM_DETECTED, true), NOON));
            case OVER_24_H ->
                told(step(configuration(strategy), staged, inputs(staged), NOON.plus(StagedDeployment.STAGE_LIMIT)));
        };
    }

    private static StageInputs failing(StagedDeployment staged, DeploymentFailure failure, boolean rollsBack) {
        StageInputs in = inputs(staged);
        return new StageInputs(in.desired(), in.blue(), in.green(), in.others(), failure, rollsBack);
    }

    /** Both revisions are well, but that blue is gone in CLEAN_UP. */
    private static StageInputs inputs(StagedDeployment staged) {
        return staged.stage() == LifecycleStage.CLEAN_UP ? DONE : WELL;
    }

    private static StageStep step(
            DeploymentConfiguration configuration, StagedDeployment staged, StageInputs inputs, Instant now) {
        return StageMachine.next(configuration, staged, inputs, now);
    }

    /** Makes moves until there is something to wait for. */
    private static StagedDeployment settle(
            DeploymentConfiguration configuration, StagedDeployment staged, StageInputs inputs, Instant now) {
        StagedDeployment current = staged;
        while (step(configuration, current, inputs, now) instanceof StageStep.Move move) {
            current = move.after();
        }
        return current;
    }

    private static String told(StageStep step) {
        return switch (step) {
            case StageStep.Move move ->
                switch (move.move()) {
                    case StageMove.EnterStage enter -> "> " + enter.row().stage();
                    case StageMove.Bake bake ->
                        "bake " + Duration.between(NOON, bake.until()).toMinutes();
                    case StageMove.TimeOutHook late -> "time out";
                    case StageMove.RollBack back -> "back";
                    case StageMove.ShiftTraffic shift ->
                        "shift " + shift.testPercent() + " " + shift.productionPercent();
                    case StageMove other -> other.getClass().getSimpleName();
                };
            case StageStep.Wait wait -> wait.reason().getClass().getSimpleName();
        };
    }

    private static String table(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String endings(String strategy) {
        List<StageRow> rows = StageTable.of(configuration(strategy), true).rows();
        List<String> lines = new ArrayList<>();
        lines.add(Arrays.stream(Happening.values()).map(Enum::name).collect(Collectors.joining(" | ", "STAGE | ", "")));
        for (int row = 0; row < rows.size(); row++) {
            int each = row;
            lines.add(Stream.concat(
                            Stream.of(rows.get(row).stage().name()),
                            Arrays.stream(Happening.values()).map(happening -> outcome(strategy, each, happening)))
                    .collect(Collectors.joining(" | ")));
        }
        return table(lines);
    }

    @Test
    void endsEveryStageOfACanaryByEverythingThatCanEndIt() {
        assertEquals("""
                STAGE | DONE | HOOK_FAILED | HOOK_TIMED_OUT | TIMED_OUT_CONTINUE | CONTINUED | ROLLED_BACK | STOP | ABORT | ALARM | OVER_24_H
                RECONCILE_SERVICE | > PRE_SCALE_UP | back | time out, back | time out, > PRE_SCALE_UP | > PRE_SCALE_UP | back | back | GiveUp | back | back
                PRE_SCALE_UP | > SCALE_UP | back | time out, back | time out, > SCALE_UP | > SCALE_UP | back | back | GiveUp | back | back
                SCALE_UP | > POST_SCALE_UP |  |  |  |  |  | back | GiveUp | back | back
                POST_SCALE_UP | > TEST_TRAFFIC_SHIFT | back | time out, back | time out, > TEST_TRAFFIC_SHIFT | > TEST_TRAFFIC_SHIFT | back | back | GiveUp | back | back
                TEST_TRAFFIC_SHIFT | > POST_TEST_TRAFFIC_SHIFT | back | time out, back | time out, > POST_TEST_TRAFFIC_SHIFT |  |  | back | GiveUp | back | back
                POST_TEST_TRAFFIC_SHIFT | > PRE_PRODUCTION_TRAFFIC_SHIFT | back | time out, back | time out, > PRE_PRODUCTION_TRAFFIC_SHIFT | > PRE_PRODUCTION_TRAFFIC_SHIFT | back | back | GiveUp | back | back
                PRE_PRODUCTION_TRAFFIC_SHIFT | > PRODUCTION_TRAFFIC_SHIFT | back | time out, back | time out, > PRODUCTION_TRAFFIC_SHIFT | > PRODUCTION_TRAFFIC_SHIFT | back | back | GiveUp | back | back
                PRODUCTION_TRAFFIC_SHIFT | bake 5 | back | time out, back | time out, bake 65 |  |  | back | GiveUp | back | back
                PRE_PRODUCTION_TRAFFIC_SHIFT | > PRODUCTION_TRAFFIC_SHIFT | back | time out, back | time out, > PRODUCTION_TRAFFIC_SHIFT | > PRODUCTION_TRAFFIC_SHIFT | back | back | GiveUp | back | back
                PRODUCTION_TRAFFIC_SHIFT | > POST_PRODUCTION_TRAFFIC_SHIFT | back | time out, back | time out, > POST_PRODUCTION_TRAFFIC_SHIFT |  |  | back | GiveUp | back | back
                POST_PRODUCTION_TRAFFIC_SHIFT | > BAKE_TIME | back | time out, back | time out, > BAKE_TIME | > BAKE_TIME | back | back | GiveUp | back | back
                BAKE_TIME | bake 30 |  |  |  |  |  | back | GiveUp | back | back
                CLEAN_UP | Succeed |  |  |  |  |  | back | GiveUp | back | back
                """, endings("CANARY"));
    }

    private static String waysBack(String strategy) {
        List<StageRow> rows = StageTable.of(configuration(strategy), true).rows();
        StageInputs greenGone =
                new StageInputs(2, new RevisionTally(2, 2), RevisionTally.NONE, RevisionTally.NONE, null, true);

        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<String> words = new ArrayList<>(List.of(rows.get(row).stage().name()));
            StagedDeployment current = at(configuration(strategy), row);
            StageInputs inputs = failing(current, DeploymentFailure.STOPPED_BY_USER, true);
            for (int i = 0; i < 10; i++) {
                StageStep step = step(configuration(strategy), current, inputs, NOON);
                words.add(told(step));
                if (step instanceof StageStep.Move move) {
                    current = move.after();
                } else if (inputs.equals(greenGone)) {
                    break;
                } else {
                    words.add("target "
                            + current.target("blue", 2).map(String::valueOf).orElse("as is") + "/"
                            + current.target("green", 2).map(String::valueOf).orElse("as is"));
                    inputs = current.stage() == LifecycleStage.CLEAN_UP
                                    && inputs.blue().left() == 0
                            ? WELL
                            : greenGone;
                }
            }
            lines.add(String.join(" | ", words));
        }
        return table(lines);
    }

    @Test
    void goesBackFromEveryStageOfACanaryTheShortestWay() {
        assertEquals("""
                RECONCILE_SERVICE | back | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRE_SCALE_UP | back | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                SCALE_UP | back | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                POST_SCALE_UP | back | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                TEST_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                POST_TEST_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRE_PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRE_PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                POST_PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                BAKE_TIME | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                CLEAN_UP | back | ForHealthyTasks | target 2/as is | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                """, waysBack("CANARY"));
    }

    @Test
    void endsEveryStageOfABlueGreenDeployment() {
        assertEquals("""
                STAGE | DONE | HOOK_FAILED | HOOK_TIMED_OUT | TIMED_OUT_CONTINUE | CONTINUED | ROLLED_BACK | STOP | ABORT | ALARM | OVER_24_H
                RECONCILE_SERVICE | > PRE_SCALE_UP | back | time out, back | time out, > PRE_SCALE_UP | > PRE_SCALE_UP | back | back | GiveUp | back | back
                PRE_SCALE_UP | > SCALE_UP | back | time out, back | time out, > SCALE_UP | > SCALE_UP | back | back | GiveUp | back | back
                SCALE_UP | > POST_SCALE_UP |  |  |  |  |  | back | GiveUp | back | back
                POST_SCALE_UP | > TEST_TRAFFIC_SHIFT | back | time out, back | time out, > TEST_TRAFFIC_SHIFT | > TEST_TRAFFIC_SHIFT | back | back | GiveUp | back | back
                TEST_TRAFFIC_SHIFT | > POST_TEST_TRAFFIC_SHIFT | back | time out, back | time out, > POST_TEST_TRAFFIC_SHIFT |  |  | back | GiveUp | back | back
                POST_TEST_TRAFFIC_SHIFT | > PRE_PRODUCTION_TRAFFIC_SHIFT | back | time out, back | time out, > PRE_PRODUCTION_TRAFFIC_SHIFT | > PRE_PRODUCTION_TRAFFIC_SHIFT | back | back | GiveUp | back | back
                PRE_PRODUCTION_TRAFFIC_SHIFT | > PRODUCTION_TRAFFIC_SHIFT | back | time out, back | time out, > PRODUCTION_TRAFFIC_SHIFT | > PRODUCTION_TRAFFIC_SHIFT | back | back | GiveUp | back | back
                PRODUCTION_TRAFFIC_SHIFT | > POST_PRODUCTION_TRAFFIC_SHIFT | back | time out, back | time out, > POST_PRODUCTION_TRAFFIC_SHIFT |  |  | back | GiveUp | back | back
                POST_PRODUCTION_TRAFFIC_SHIFT | > BAKE_TIME | back | time out, back | time out, > BAKE_TIME | > BAKE_TIME | back | back | GiveUp | back | back
                BAKE_TIME | bake 30 |  |  |  |  |  | back | GiveUp | back | back
                CLEAN_UP | Succeed |  |  |  |  |  | back | GiveUp | back | back
                """, endings("BLUE_GREEN"));
    }

    @Test
    void endsEveryStageOfALinearDeployment() {
        assertEquals("""
                STAGE | DONE | HOOK_FAILED | HOOK_TIMED_OUT | TIMED_OUT_CONTINUE | CONTINUED | ROLLED_BACK | STOP | ABORT | ALARM | OVER_24_H
                RECONCILE_SERVICE | > PRE_SCALE_UP | back | time out, back | time out, > PRE_SCALE_UP | > PRE_SCALE_UP | back | back | GiveUp | back | back
                PRE_SCALE_UP | > SCALE_UP | back | time out, back | time out, > SCALE_UP | > SCALE_UP | back | back | GiveUp | back | back
                SCALE_UP | > POST_SCALE_UP |  |  |  |  |  | back | GiveUp | back | back
                POST_SCALE_UP | > TEST_TRAFFIC_SHIFT | back | time out, back | time out, > TEST_TRAFFIC_SHIFT | > TEST_TRAFFIC_SHIFT | back | back | GiveUp | back | back
                TEST_TRAFFIC_SHIFT | > POST_TEST_TRAFFIC_SHIFT | back | time out, back | time out, > POST_TEST_TRAFFIC_SHIFT |  |  | back | GiveUp | back | back
                POST_TEST_TRAFFIC_SHIFT | > PRE_PRODUCTION_TRAFFIC_SHIFT | back | time out, back | time out, > PRE_PRODUCTION_TRAFFIC_SHIFT | > PRE_PRODUCTION_TRAFFIC_SHIFT | back | back | GiveUp | back | back
                PRE_PRODUCTION_TRAFFIC_SHIFT | > PRODUCTION_TRAFFIC_SHIFT | back | time out, back | time out, > PRODUCTION_TRAFFIC_SHIFT | > PRODUCTION_TRAFFIC_SHIFT | back | back | GiveUp | back | back
                PRODUCTION_TRAFFIC_SHIFT | bake 5 | back | time out, back | time out, bake 65 |  |  | back | GiveUp | back | back
                PRE_PRODUCTION_TRAFFIC_SHIFT | > PRODUCTION_TRAFFIC_SHIFT | back | time out, back | time out, > PRODUCTION_TRAFFIC_SHIFT | > PRODUCTION_TRAFFIC_SHIFT | back | back | GiveUp | back | back
                PRODUCTION_TRAFFIC_SHIFT | bake 5 | back | time out, back | time out, bake 65 |  |  | back | GiveUp | back | back
                PRE_PRODUCTION_TRAFFIC_SHIFT | > PRODUCTION_TRAFFIC_SHIFT | back | time out, back | time out, > PRODUCTION_TRAFFIC_SHIFT | > PRODUCTION_TRAFFIC_SHIFT | back | back | GiveUp | back | back
                PRODUCTION_TRAFFIC_SHIFT | > POST_PRODUCTION_TRAFFIC_SHIFT | back | time out, back | time out, > POST_PRODUCTION_TRAFFIC_SHIFT |  |  | back | GiveUp | back | back
                POST_PRODUCTION_TRAFFIC_SHIFT | > BAKE_TIME | back | time out, back | time out, > BAKE_TIME | > BAKE_TIME | back | back | GiveUp | back | back
                BAKE_TIME | bake 30 |  |  |  |  |  | back | GiveUp | back | back
                CLEAN_UP | Succeed |  |  |  |  |  | back | GiveUp | back | back
                """, endings("LINEAR"));
    }

    @Test
    void goesBackFromEveryStageOfABlueGreenDeployment() {
        assertEquals("""
                RECONCILE_SERVICE | back | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRE_SCALE_UP | back | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                SCALE_UP | back | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                POST_SCALE_UP | back | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                TEST_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                POST_TEST_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRE_PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                POST_PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                BAKE_TIME | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                CLEAN_UP | back | ForHealthyTasks | target 2/as is | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                """, waysBack("BLUE_GREEN"));
    }

    @Test
    void goesBackFromEveryStageOfALinearDeployment() {
        assertEquals("""
                RECONCILE_SERVICE | back | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRE_SCALE_UP | back | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                SCALE_UP | back | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                POST_SCALE_UP | back | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                TEST_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                POST_TEST_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRE_PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRE_PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRE_PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                POST_PRODUCTION_TRAFFIC_SHIFT | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                BAKE_TIME | back | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                CLEAN_UP | back | ForHealthyTasks | target 2/as is | shift 0.0 0.0 | ForTasksToGo | target 2/0 | FinishRollback | ForNothing
                """, waysBack("LINEAR"));
    }
}
