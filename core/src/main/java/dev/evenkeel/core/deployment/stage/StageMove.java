package dev.evenkeel.core.deployment.stage;

import dev.evenkeel.core.deployment.DeploymentFailure;
import java.time.Instant;

/** One thing that changes in a staged deployment. */
public sealed interface StageMove {

    /** Traffic is divided anew: green gets so many percent, blue the rest. */
    record ShiftTraffic(double testPercent, double productionPercent) implements StageMove {}

    /** A hook of the stage is asked: a function will be called, or somebody waited for. */
    record BeginHook(HookRun hook) implements StageMove {}

    /** The function of a hook is called. */
    record CallHook(HookRun hook) implements StageMove {}

    /** A hook took too long. */
    record TimeOutHook(HookRun hook) implements StageMove {}

    /** Tasks that are to go are protected: how long that lasts is not the stage's doing. */
    record Hold(Instant until) implements StageMove {}

    record Bake(Instant until) implements StageMove {}

    record EnterStage(StageRow row) implements StageMove {}

    /** From here on it goes back to blue. */
    record RollBack(DeploymentFailure failure, String reason) implements StageMove {}

    /** It is given up: there is no way back, or none is wanted. */
    record GiveUp(DeploymentFailure failure, String reason) implements StageMove {}

    /** Green has taken blue's place. */
    record Succeed() implements StageMove {}

    /** Blue has everything again. */
    record FinishRollback() implements StageMove {}
}
