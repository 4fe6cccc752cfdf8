package dev.evenkeel.core.deployment.stage;

import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the hooks of a stage go.
 *
 * <ol>
 *   <li>All hooks of the stage begin together: a PAUSE waits for somebody, a function is called.
 *   <li>A function that is IN_PROGRESS is called again when its delay is over, or when no answer came.
 *   <li>The stage goes on when none is open any more.
 *   <li>A deployment that turns back, or is given up, waits for none: what is open then has FAILED, since ECS has no word
 *       for a hook that was left.
 * </ol>
 *
 * <p>An answer counts only while its hook is open, and only to the call that was made last.
 */
public final class HookLifecycle {
    /** ECS's own when an answer has none. */
    private static final Duration CALL_BACK_DELAY = Duration.ofSeconds(30);

    private HookLifecycle() {}

    /** What is next with the hooks of the stage; empty when none is open. */
    static Optional<StageStep> next(StagedDeployment staged, List<DeploymentLifecycleHook> hooks, Instant now) {
        for (int i = 0; i < hooks.size(); i++) {
            int hook = i;
            boolean begun = staged.hooks().stream().anyMatch(run -> run.hook() == hook);
            if (!begun && asks(hooks.get(i), staged.stage())) {
                return Optional.of(begin(staged, i, hooks.get(i), now));
            }
        }
        for (HookRun run : staged.hooks()) {
            if (run.isOpen() && run.callAt() != null && !now.isBefore(run.callAt())) {
                HookRun called = run.called(now);
                return Optional.of(new StageStep.Move(
                        new StageMove.CallHook(called),
                        "calls hook " + (run.hook() + 1) + " at " + staged.stage() + ", call " + called.calls(),
                        staged.changed(called, staged.limitAt())));
            }
        }
        return staged.hooks().stream()
                .filter(HookRun::isOpen)
                .findFirst()
                .map(open -> new StageStep.Wait(new StageWait.ForHook(open), wakeAt(staged)));
    }

    private static boolean asks(DeploymentLifecycleHook hook, LifecycleStage stage) {
        return Objects.requireNonNullElse(hook.lifecycleStages(), List.<String>of())
                .contains(stage.name());
    }

    private static StageStep begin(StagedDeployment staged, int hook, DeploymentLifecycleHook asked, Instant now) {
        HookRun run = HookRun.begin(staged.serviceDeploymentArn(), staged.row(), hook, asked, now);
        return new StageStep.Move(
                new StageMove.BeginHook(run),
                run.pause()
                        ? "pauses at " + staged.stage() + " for hook " + (hook + 1)
                        : "asks hook " + (hook + 1) + " at " + staged.stage(),
                staged.begun(run));
    }

    private static Instant wakeAt(StagedDeployment staged) {
        Instant wake = Instant.MAX;
        boolean paused = false;
        for (HookRun run : staged.hooks()) {
            if (run.isOpen()) {
                wake = earlier(wake, run.expiresAt());
                wake = run.callAt() == null ? wake : earlier(wake, run.callAt());
                paused |= run.pause();
            }
        }
        return paused ? wake : earlier(wake, staged.limitAt());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * What a function has answered, and to which call.
     *
     * @param delay until it wants to be called again, for IN_PROGRESS; null for 30 s
     * @param reason why it failed, for FAILED
     * @return empty when the answer comes too late to count
     */
    public static Optional<StagedDeployment> answered(
            StagedDeployment staged,
            String hookId,
            int call,
            HookStatus answer,
            @Nullable Duration delay,
            @Nullable String reason,
            Instant now) {
        return open(staged, hookId)
                .filter(run -> run.status() == HookStatus.IN_PROGRESS && run.calls() == call)
                .map(run -> changed(
                        staged,
                        answer == HookStatus.IN_PROGRESS
                                ? run.callAgain(now.plus(Objects.requireNonNullElse(delay, CALL_BACK_DELAY)))
                                : run.ended(answer, reason),
                        now));
    }

    /** What somebody has decided about a paused hook; empty when it is not paused. */
    public static Optional<StagedDeployment> decided(
            StagedDeployment staged, String hookId, HookAction action, Instant now) {
        return open(staged, hookId)
                .filter(run -> run.status() == HookStatus.AWAITING_ACTION)
                .map(run -> changed(
                        staged,
                        action == HookAction.CONTINUE
                                ? run.ended(HookStatus.SUCCEEDED, null)
                                : run.ended(HookStatus.FAILED, "rolled back by ContinueServiceDeployment"),
                        now));
    }

    /** The hooks of a stage that is left before all of them have ended. */
    static List<HookRun> left(List<HookRun> hooks) {
        return hooks.stream()
                .map(run -> run.isOpen() ? run.ended(HookStatus.FAILED, "the deployment did not wait for it") : run)
                .toList();
    }

    private static Optional<HookRun> open(StagedDeployment staged, String hookId) {
        return staged.phase() == StagePhase.SHIFTING ? staged.hook(hookId).filter(HookRun::isOpen) : Optional.empty();
    }

    /** Why a hook sends a deployment back. */
    static String failure(LifecycleStage stage, HookRun run) {
        String hook = run.pause() ? "Pause hook " + run.hookId() : "Lifecycle hook " + run.targetArn();
        return hook + " at " + stage + (run.status() == HookStatus.FAILED ? " failed: " : " timed out: ") + run.reason()
                + ".";
    }

    /** With a hook in another state. The time somebody was waited for is not the stage's: its limit begins anew. */
    static StagedDeployment changed(StagedDeployment staged, HookRun run, Instant now) {
        return staged.changed(
                run, run.pause() && !run.isOpen() ? now.plus(StagedDeployment.STAGE_LIMIT) : staged.limitAt());
    }
}
