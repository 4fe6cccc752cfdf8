package dev.evenkeel.core.deployment.stage;

import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentFailure;
import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Walks a stage table, one move at a time. On the way forward, in this order:
 *
 * <ol>
 *   <li><b>Time out</b> the hooks that took too long.
 *   <li><b>Turn back</b> when a stop was asked for, an alarm went off, a hook failed, one timed out whose time-out action is
 *       ROLLBACK, or the stage has lasted 24 hours. Where no rollback is wanted, it is left as it is.
 *   <li><b>Work</b>: divide the traffic as the table has it; wait for green to be healthy in SCALE_UP, for what is left over
 *       to be gone in RECONCILE_SERVICE and for blue to be gone in CLEAN_UP.
 *   <li><b>Ask the hooks</b> of the stage, all at once, and wait for each.
 *   <li><b>Bake</b>.
 *   <li><b>Go on</b> to the next line, or be done after the last.
 * </ol>
 *
 * <p>On the way back: all traffic to blue, at once unless CLEAN_UP had begun, when blue must first be whole again; then
 * green's tasks go; then blue must be whole. After 24 hours it is given up as failed. Without a blue there is no way back.
 *
 * <p>Tasks that are to go and are protected are waited for as long as they are: the 24 hours begin when none is any more.
 *
 * <p>Pure: the same record, inputs and instant give the same step.
 */
public final class StageMachine {
    private final StageTable table;
    private final List<DeploymentLifecycleHook> hooks;

    private StageMachine(StageTable table, List<DeploymentLifecycleHook> hooks) {
        this.table = table;
        this.hooks = hooks;
    }

    /** What is next. */
    public static StageStep next(
            DeploymentConfiguration configuration, StagedDeployment staged, StageInputs inputs, Instant now) {
        StageMachine machine = new StageMachine(
                StageTable.of(configuration, staged),
                Objects.requireNonNullElse(configuration.lifecycleHooks(), List.of()));
        return switch (staged.phase()) {
            case SHIFTING -> machine.forward(staged, inputs, now);
            case ROLLING_BACK -> machine.back(staged, inputs, now);
            case SUCCEEDED, ROLLED_BACK, FAILED -> new StageStep.Wait(new StageWait.ForNothing(), null);
        };
    }

    private StageStep forward(StagedDeployment staged, StageInputs inputs, Instant now) {
        return timeOut(staged, now)
                .or(() -> turnBack(staged, inputs, now))
                .or(() -> work(staged, inputs))
                .or(() -> askHooks(staged, now))
                .or(() -> bake(staged, now))
                .orElseGet(() -> goOn(staged, now));
    }

    /** Step 1. */
    private static Optional<StageStep> timeOut(StagedDeployment staged, Instant now) {
        return staged.hooks().stream()
                .filter(run -> run.isOpen() && !now.isBefore(run.expiresAt()))
                .findFirst()
                .map(run -> {
                    HookRun over = run.ended(HookStatus.TIMED_OUT, "it took longer than it may");
                    return new StageStep.Move(
                            new StageMove.TimeOutHook(over),
                            "hook " + (run.hook() + 1) + " timed out, its time-out action is " + run.timeoutAction(),
                            HookLifecycle.changed(staged, over, now));
                });
    }

    /** Why a deployment is given up, and whether it goes back then. */
    private record Cause(DeploymentFailure failure, String reason, boolean rollsBack) {}

    /** Step 2. */
    private static Optional<StageStep> turnBack(StagedDeployment staged, StageInputs inputs, Instant now) {
        return cause(staged, inputs, now).map(cause -> {
            if (staged.blue() != null && cause.rollsBack) {
                return new StageStep.Move(
                        new StageMove.RollBack(cause.failure, cause.reason),
                        "rolls back. " + cause.reason,
                        staged.turned(StagePhase.ROLLING_BACK, cause.reason, now));
            }
            return new StageStep.Move(
                    new StageMove.GiveUp(cause.failure, cause.reason),
                    "is given up. " + cause.reason + (cause.rollsBack ? " There is nothing to go back to." : ""),
                    staged.turned(StagePhase.FAILED, cause.reason, now));
        });
    }

    private static Optional<Cause> cause(StagedDeployment staged, StageInputs inputs, Instant now) {
        DeploymentFailure failure = inputs.failure();
        if (failure != null) {
            return Optional.of(new Cause(failure, failure.reason(), inputs.rollsBack()));
        }
        Optional<HookRun> failed =
                staged.hooks().stream().filter(HookRun::rollsBack).findFirst();
        if (failed.isPresent()) {
            return Optional.of(failure(HookLifecycle.failure(staged.stage(), failed.get())));
        }
        boolean limited = staged.bakesUntil() == null
                && staged.hooks().stream().noneMatch(run -> run.status() == HookStatus.AWAITING_ACTION);
        return limited && !now.isBefore(staged.limitAt())
                ? Optional.of(failure("Lifecycle stage " + staged.stage() + " lasted longer than 24 hours."))
                : Optional.empty();
    }

    private static Cause failure(String reason) {
        return new Cause(DeploymentFailure.DEPLOYMENT_FAILURE, reason, true);
    }

    /** Step 3. */
    private Optional<StageStep> work(StagedDeployment staged, StageInputs inputs) {
        StageRow row = table.rows().get(staged.row());
        if (staged.testPercent() != row.testPercent() || staged.productionPercent() != row.productionPercent()) {
            return Optional.of(shift(staged, row.testPercent(), row.productionPercent()));
        }
        return switch (staged.stage()) {
            case SCALE_UP -> unlessHealthy(staged, staged.green(), inputs.green(), inputs.desired());
            case RECONCILE_SERVICE -> unlessGone(staged, inputs.others());
            case CLEAN_UP -> unlessGone(staged, inputs.blue().and(inputs.others()));
            case PRE_SCALE_UP,
                    POST_SCALE_UP,
                    TEST_TRAFFIC_SHIFT,
                    POST_TEST_TRAFFIC_SHIFT,
                    PRE_PRODUCTION_TRAFFIC_SHIFT,
                    PRODUCTION_TRAFFIC_SHIFT,
                    POST_PRODUCTION_TRAFFIC_SHIFT,
                    BAKE_TIME -> Optional.empty();
        };
    }

    private static StageStep shift(StagedDeployment staged, double test, double production) {
        return new StageStep.Move(
                new StageMove.ShiftTraffic(test, production),
                "the new revision gets " + percent(production) + " of production traffic and " + percent(test)
                        + " of test traffic",
                staged.shifted(test, production));
    }

    private static String percent(double value) {
        return (value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value)) + " %";
    }

    private static Optional<StageStep> unlessHealthy(
            StagedDeployment staged, String deployment, RevisionTally tally, int desired) {
        return tally.healthy() >= desired
                ? Optional.empty()
                : Optional.of(new StageStep.Wait(
                        new StageWait.ForHealthyTasks(deployment, tally.healthy(), desired, staged.limitAt()),
                        staged.limitAt()));
    }

    private static Optional<StageStep> unlessGone(StagedDeployment staged, RevisionTally going) {
        if (going.left() == 0) {
            return Optional.empty();
        }
        Instant kept = going.keptUntil();
        if (kept != null && staged.limitAt().isBefore(kept.plus(StagedDeployment.STAGE_LIMIT))) {
            return Optional.of(new StageStep.Move(
                    new StageMove.Hold(kept),
                    "waits for " + going.kept() + " protected tasks",
                    staged.limited(kept.plus(StagedDeployment.STAGE_LIMIT))));
        }
        Instant until = kept == null ? staged.limitAt() : kept;
        return Optional.of(
                new StageStep.Wait(new StageWait.ForTasksToGo(going.left(), going.kept(), until), staged.limitAt()));
    }

    /** Step 4. */
    private Optional<StageStep> askHooks(StagedDeployment staged, Instant now) {
        return table.rows().get(staged.row()).hooks() ? HookLifecycle.next(staged, hooks, now) : Optional.empty();
    }

    /** Step 5. */
    private Optional<StageStep> bake(StagedDeployment staged, Instant now) {
        StageRow row = table.rows().get(staged.row());
        Instant until = staged.bakesUntil();
        if (row.bake().isZero()) {
            return Optional.empty();
        }
        if (until == null) {
            Instant end = now.plus(row.bake());
            return Optional.of(new StageStep.Move(
                    new StageMove.Bake(end), "bakes for " + row.bake().toMinutes() + " min", staged.baking(end)));
        }
        return now.isBefore(until)
                ? Optional.of(new StageStep.Wait(new StageWait.ForBake(until), until))
                : Optional.empty();
    }

    /** Step 6. */
    private StageStep goOn(StagedDeployment staged, Instant now) {
        int next = staged.row() + 1;
        if (next == table.rows().size()) {
            return new StageStep.Move(
                    new StageMove.Succeed(),
                    "the new revision has taken the place of the old one",
                    staged.turned(StagePhase.SUCCEEDED, null, now));
        }
        StageRow row = table.rows().get(next);
        return new StageStep.Move(
                new StageMove.EnterStage(row), "enters " + row.stage(), staged.entered(next, row.stage(), now));
    }

    private StageStep back(StagedDeployment staged, StageInputs inputs, Instant now) {
        if (!now.isBefore(staged.limitAt())) {
            String reason = "The rollback lasted longer than 24 hours.";
            return new StageStep.Move(
                    new StageMove.GiveUp(DeploymentFailure.DEPLOYMENT_FAILURE, reason),
                    "is given up. " + reason,
                    staged.turned(StagePhase.FAILED, null, now));
        }
        String blue = Objects.requireNonNull(staged.blue());
        Optional<StageStep> whole = unlessHealthy(staged, blue, inputs.blue(), inputs.desired());
        if (staged.hasTraffic()) {
            boolean kept = staged.stage() != LifecycleStage.CLEAN_UP;
            return whole.filter(wait -> !kept).orElseGet(() -> shift(staged, 0, 0));
        }
        return unlessGone(staged, inputs.green().and(inputs.others()))
                .or(() -> whole)
                .orElseGet(() -> new StageStep.Move(
                        new StageMove.FinishRollback(),
                        "the old revision has everything again",
                        staged.turned(StagePhase.ROLLED_BACK, null, now)));
    }
}
