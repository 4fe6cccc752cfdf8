package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.stage.HookRun;
import dev.evenkeel.core.deployment.stage.HookStatus;
import dev.evenkeel.core.deployment.stage.StagePhase;
import dev.evenkeel.core.deployment.stage.StageStep;
import dev.evenkeel.core.deployment.stage.StageWait;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.FindingKind;
import java.util.Optional;

/** What a staged deployment waits for, in words: the stage machine says it, and nothing here is guessed. */
final class StagedFindings {
    private StagedFindings() {}

    static Optional<Finding> of(StagedDeployment staged, StageStep next) {
        return next instanceof StageStep.Wait wait ? of(staged, wait.reason()) : Optional.empty();
    }

    private static Optional<Finding> of(StagedDeployment staged, StageWait wait) {
        String where = staged.phase() == StagePhase.ROLLING_BACK
                ? "The rollback from " + staged.stage()
                : "Stage " + staged.stage();
        return switch (wait) {
            case StageWait.ForHealthyTasks tasks ->
                Optional.of(new Finding(
                        FindingKind.STAGE,
                        where + " waits for deployment " + tasks.deployment() + ": " + tasks.healthy() + " of "
                                + Finding.count(tasks.desired(), "task") + " are healthy.",
                        tasks.limit()));
            case StageWait.ForTasksToGo tasks ->
                Optional.of(new Finding(
                        FindingKind.STAGE,
                        where + " waits for " + Finding.count(tasks.left(), "task") + " to stop"
                                + (tasks.kept() > 0 ? ", " + tasks.kept() + " of them protected." : "."),
                        tasks.until()));
            case StageWait.ForHook hook ->
                Optional.of(new Finding(
                        FindingKind.STAGE, hook(where, hook.hook()), hook.hook().expiresAt()));
            case StageWait.ForBake bake ->
                Optional.of(new Finding(FindingKind.BAKING, where + " bakes.", bake.until()));
            case StageWait.ForNothing nothing -> Optional.empty();
        };
    }

    private static String hook(String where, HookRun hook) {
        String end = " When its time is over, the action is " + hook.timeoutAction() + ".";
        return hook.status() == HookStatus.AWAITING_ACTION
                ? where + " is paused until ContinueServiceDeployment names hook " + hook.hookId() + "." + end
                : where + " waits for the answer of " + hook.targetArn() + " to call " + hook.calls() + "." + end;
    }
}
