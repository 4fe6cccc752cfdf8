package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentFailure;
import dev.evenkeel.core.deployment.Rollback;
import dev.evenkeel.core.deployment.stage.StageMove;
import dev.evenkeel.core.deployment.stage.StageStep;
import dev.evenkeel.core.deployment.stage.StagedDeployment;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.state.Change;
import java.util.Objects;

/** Carries out moves of a staged deployment: puts each on record, with what it means for traffic, hooks and deployments. */
final class StageEnactment {
    private StageEnactment() {}

    /**
     * A deployment enters its stages: whatever others left of traffic goes back to blue, and what a service of the same name
     * left, that was deleted, to nobody.
     */
    static void begin(Change change, Service service, StagedDeployment staged) {
        change.emit(new Event.StageMoved(staged, "enters " + staged.stage()));
        StagedTraffic.divide(change, service, staged);
    }

    /** A deployment that was given up loses the traffic that it held. */
    static void giveBack(Change change, Service service, StagedDeployment without) {
        change.emit(new Event.StageMoved(without, "its traffic goes back to the old revision"));
        StagedTraffic.divide(change, service, without);
    }

    static void move(Change change, Service service, StageStep.Move move) {
        StagedDeployment staged = move.after();
        change.emit(new Event.StageMoved(staged, move.why()));
        switch (move.move()) {
            case StageMove.ShiftTraffic shift -> StagedTraffic.divide(change, service, staged);
            case StageMove.CallHook call ->
                change.emit(new Event.HookCalled(HookCalls.of(change.state(), service, staged, call.hook())));
            case StageMove.RollBack back -> rollBack(change, service, staged, back.failure(), back.reason());
            case StageMove.GiveUp end -> giveUp(change, service, end.failure(), end.reason());
            case StageMove.BeginHook begin -> {}
            case StageMove.TimeOutHook late -> {}
            case StageMove.Hold hold -> {}
            case StageMove.Bake bake -> {}
            case StageMove.EnterStage enter -> {}
            case StageMove.Succeed done -> {}
            case StageMove.FinishRollback done -> {}
        }
    }

    /** Blue is PRIMARY again, under its old id; green is ACTIVE until its tasks are gone. */
    private static void rollBack(
            Change change, Service service, StagedDeployment staged, DeploymentFailure failure, String reason) {
        Deployment green = service.deployment(staged.green()).orElseThrow();
        Deployment blue =
                service.deployment(Objects.requireNonNull(staged.blue())).orElseThrow();
        ServiceMessages.publishFailure(change, service.serviceArn(), green.id(), failure);
        Rollback.to(change, service, green, blue, failure, reason);
    }

    private static void giveUp(Change change, Service service, DeploymentFailure failure, String reason) {
        Deployment primary = service.primary().orElseThrow();
        ServiceMessages.publishFailure(change, service.serviceArn(), primary.id(), failure);
        Rollback.giveUp(change, service, primary, failure, reason);
    }
}
