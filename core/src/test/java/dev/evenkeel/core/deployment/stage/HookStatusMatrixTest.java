package dev.evenkeel.core.deployment.stage;

import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentFailure;
import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import dev.evenkeel.core.deployment.DeploymentLifecycleHookTimeoutConfiguration;
import dev.evenkeel.core.fake.Matrix;
import dev.evenkeel.core.fake.Records;
import dev.evenkeel.core.fake.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every status of a lifecycle hook against everything that may be answered, decided or happen. A second hook pauses the stage
 * all the while, so that the first one stays to be seen. A cell is the status, the calls of its function where there are any,
 * and the phase of the deployment where that is another than SHIFTING; "refused" says that nothing came of it.
 */
@NullUnmarked
class HookStatusMatrixTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int TIMEOUT_MINUTES = 60;

    @TestFactory
    Stream<DynamicTest> moves() {
        return Matrix.of("""
                                   | AWAITING_ACTION         | IN_PROGRESS, called       | IN_PROGRESS, waits        | SUCCEEDED                 | FAILED                 | TIMED_OUT, CONTINUE       | TIMED_OUT, ROLLBACK
                nothing            | AWAITING_ACTION         | IN_PROGRESS 1             | IN_PROGRESS 1             | SUCCEEDED 1               | FAILED 1, ROLLING_BACK | TIMED_OUT 1               | TIMED_OUT 1, ROLLING_BACK
                answer SUCCEEDED   | refused                 | SUCCEEDED 1               | SUCCEEDED 1               | refused                   | refused                | refused                   | refused
                answer FAILED      | refused                 | FAILED 1, ROLLING_BACK    | FAILED 1, ROLLING_BACK    | refused                   | refused                | refused                   | refused
                answer IN_PROGRESS | refused                 | IN_PROGRESS 1             | IN_PROGRESS 1             | refused                   | refused                | refused                   | refused
                late answer        | refused                 | refused                   | refused                   | refused                   | refused                | refused                   | refused
                CONTINUE           | SUCCEEDED               | refused                   | refused                   | refused                   | refused                | refused                   | refused
                ROLLBACK           | FAILED, ROLLING_BACK    | refused                   | refused                   | refused                   | refused                | refused                   | refused
                its delay is over  | AWAITING_ACTION         | IN_PROGRESS 1             | IN_PROGRESS 2             | SUCCEEDED 1               | FAILED 1, ROLLING_BACK | TIMED_OUT 1               | TIMED_OUT 1, ROLLING_BACK
                no answer comes    | AWAITING_ACTION         | IN_PROGRESS 2             | IN_PROGRESS 2             | SUCCEEDED 1               | FAILED 1, ROLLING_BACK | TIMED_OUT 1               | TIMED_OUT 1, ROLLING_BACK
                it is over time    | TIMED_OUT, ROLLING_BACK | TIMED_OUT 1, ROLLING_BACK | TIMED_OUT 1, ROLLING_BACK | SUCCEEDED 1               | FAILED 1, ROLLING_BACK | TIMED_OUT 1               | TIMED_OUT 1, ROLLING_BACK
                stop               | FAILED, ROLLING_BACK    | FAILED 1, ROLLING_BACK    | FAILED 1, ROLLING_BACK    | SUCCEEDED 1, ROLLING_BACK | FAILED 1, ROLLING_BACK | TIMED_OUT 1, ROLLING_BACK | TIMED_OUT 1, ROLLING_BACK
                abort              | FAILED, FAILED          | FAILED 1, FAILED          | FAILED 1, FAILED          | SUCCEEDED 1, FAILED       | FAILED 1, FAILED       | TIMED_OUT 1, FAILED       | TIMED_OUT 1, FAILED
                alarm              | FAILED, ROLLING_BACK    | FAILED 1, ROLLING_BACK    | FAILED 1, ROLLING_BACK    | SUCCEEDED 1, ROLLING_BACK | FAILED 1, ROLLING_BACK | TIMED_OUT 1, ROLLING_BACK | TIMED_OUT 1, ROLLING_BACK
                """).tests((what, row) -> answer(row, what));
    }

    private static DeploymentConfiguration configuration(String row) {
        return Records.of(
                DeploymentConfiguration.class,
                "strategy",
                "BLUE_GREEN",
                "lifecycleHooks",
                List.of(
                        hook(
                                row.equals("AWAITING_ACTION"),
                                TIMEOUT_MINUTES,
                                row.endsWith("CONTINUE") ? "CONTINUE" : "ROLLBACK"),
                        hook(true, 1_000, "ROLLBACK")));
    }

    private static DeploymentLifecycleHook hook(boolean pause, int minutes, String timeoutAction) {
        return new DeploymentLifecycleHook(
                pause ? "PAUSE" : "AWS_LAMBDA",
                pause ? null : "arn:f",
                null,
                List.of("PRE_SCALE_UP"),
                new DeploymentLifecycleHookTimeoutConfiguration(minutes, timeoutAction),
                null);
    }

    /** The hook as a row has it; what a failure brings about has not been decided yet. */
    private static StagedDeployment at(String row) {
        StagedDeployment begun = settled(
                configuration(row),
                StagedDeployment.begin(Region.webArn(), "arn:sd", "green", "blue", true, false, NOON),
                inputs(null, true),
                NOON);
        HookRun run = begun.hooks().getFirst();
        return switch (row) {
            case "IN_PROGRESS, waits" ->
                answered(begun, HookStatus.IN_PROGRESS, run.calls()).orElseThrow();
            case "SUCCEEDED", "FAILED" ->
                answered(begun, HookStatus.valueOf(row), run.calls()).orElseThrow();
            case "TIMED_OUT, CONTINUE", "TIMED_OUT, ROLLBACK" ->
                ((StageStep.Move) StageMachine.next(configuration(row), begun, inputs(null, true), run.expiresAt()))
                        .after();
            default -> begun;
        };
    }

    private static String answer(String row, String what) {
        StagedDeployment staged = at(row);
        HookRun run = staged.hooks().getFirst();
        Instant now = NOON.plusSeconds(1);
        DeploymentFailure failure = null;
        Optional<StagedDeployment> after = Optional.of(staged);
        switch (what) {
            case "answer SUCCEEDED", "answer FAILED", "answer IN_PROGRESS" ->
                after = answered(staged, HookStatus.valueOf(what.substring("answer ".length())), run.calls());
            case "late answer" -> after = answered(staged, HookStatus.FAILED, run.calls() - 1);
            case "CONTINUE", "ROLLBACK" ->
                after = HookLifecycle.decided(staged, run.hookId(), HookAction.valueOf(what), now);
            case "its delay is over" -> now = NOON.plusSeconds(31);
            case "no answer comes" -> now = NOON.plus(HookRun.ANSWER_LOST_AFTER);
            case "it is over time" -> now = NOON.plus(Duration.ofMinutes(TIMEOUT_MINUTES));
            case "stop", "abort" -> failure = DeploymentFailure.STOPPED_BY_USER;
            case "alarm" -> failure = DeploymentFailure.ALARM_DETECTED;
            default -> now = NOON;
        }
        if (after.isEmpty()) {
            return "refused";
        }
        StageInputs inputs = inputs(failure, !what.equals("abort"));
        return told(settled(configuration(row), after.get(), inputs, now));
    }

    private static Optional<StagedDeployment> answered(StagedDeployment staged, HookStatus answer, int call) {
        String hookId = staged.hooks().getFirst().hookId();
        return HookLifecycle.answered(staged, hookId, call, answer, Duration.ofSeconds(30), "no", NOON);
    }

    /** What is decided until something has to be waited for, or the deployment has turned back. */
    private static StagedDeployment settled(
            DeploymentConfiguration configuration, StagedDeployment staged, StageInputs inputs, Instant now) {
        StagedDeployment current = staged;
        while (current.phase() == StagePhase.SHIFTING
                && StageMachine.next(configuration, current, inputs, now) instanceof StageStep.Move move) {
            current = move.after();
        }
        return current;
    }

    private static StageInputs inputs(DeploymentFailure failure, boolean rollsBack) {
        return new StageInputs(2, new RevisionTally(2, 2), RevisionTally.NONE, RevisionTally.NONE, failure, rollsBack);
    }

    private static String told(StagedDeployment staged) {
        HookRun run = staged.hooks().getFirst();
        return run.status()
                + (run.calls() > 0 ? " " + run.calls() : "")
                + (staged.phase() == StagePhase.SHIFTING ? "" : ", " + staged.phase());
    }
}
