package dev.evenkeel.core.deployment.stage;

import dev.evenkeel.core.deployment.DeploymentLifecycleHook;
import dev.evenkeel.core.deployment.DeploymentLifecycleHookTimeoutConfiguration;
import dev.evenkeel.core.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lifecycle hook in the stage that asks it.
 *
 * @param hookId what ContinueServiceDeployment names, and the execution id of calls
 * @param hook which of the configured hooks it is, from 0
 * @param pause whether it waits for somebody rather than for a function
 * @param targetArn of the function; null for PAUSE
 * @param expiresAt when {@code timeoutAction} is taken
 * @param calls how often the function was called
 * @param callAt when to call it, or to call it again where no answer has come; null for PAUSE and once it is decided
 * @param reason why it failed
 */
public record HookRun(
        String hookId,
        int hook,
        boolean pause,
        @Nullable String targetArn,
        HookStatus status,
        Instant expiresAt,
        HookAction timeoutAction,
        int calls,
        @Nullable Instant callAt,
        @Nullable String reason) {
    private static final int TIMEOUT_MINUTES = 1440;

    /** No function runs longer than 15 minutes: an answer that has not come by then was lost. */
    static final Duration ANSWER_LOST_AFTER = Duration.ofMinutes(16);

    /**
     * A hook at the beginning of its stage.
     *
     * @param row of the stage table, so that each step of a shift asks anew
     */
    static HookRun begin(String serviceDeploymentArn, int row, int hook, DeploymentLifecycleHook asked, Instant now) {
        DeploymentLifecycleHookTimeoutConfiguration timeout = asked.timeoutConfiguration();
        int minutes = Objects.requireNonNullElse(timeout == null ? null : timeout.timeoutInMinutes(), TIMEOUT_MINUTES);
        String action = timeout == null ? null : timeout.action();
        boolean pause = asked.isPause();
        return new HookRun(
                hookId(serviceDeploymentArn, row, hook),
                hook,
                pause,
                pause ? null : asked.hookTargetArn(),
                pause ? HookStatus.AWAITING_ACTION : HookStatus.IN_PROGRESS,
                now.plus(Duration.ofMinutes(minutes)),
                "CONTINUE".equals(action) ? HookAction.CONTINUE : HookAction.ROLLBACK,
                0,
                pause ? null : now,
                null);
    }

    /** Follows from what it names: deciding twice asks once. */
    private static String hookId(String serviceDeploymentArn, int row, int hook) {
        long hash = 0xCBF29CE484222325L; // FNV-1a
        for (int i = 0; i < serviceDeploymentArn.length(); i++) {
            hash = (hash ^ serviceDeploymentArn.charAt(i)) * 0x100000001B3L;
        }
        return new Ids(hash, row * 1000L + hook).uuid();
    }

    /** Whether the deployment still waits for it. */
    public boolean isOpen() {
        return status == HookStatus.AWAITING_ACTION || status == HookStatus.IN_PROGRESS;
    }

    /** Whether it sends the deployment back. */
    boolean rollsBack() {
        return status == HookStatus.FAILED || (status == HookStatus.TIMED_OUT && timeoutAction == HookAction.ROLLBACK);
    }

    HookRun called(Instant now) {
        return new HookRun(
                hookId,
                hook,
                pause,
                targetArn,
                status,
                expiresAt,
                timeoutAction,
                calls + 1,
                now.plus(ANSWER_LOST_AFTER),
                reason);
    }

    /** The function wants to be called again. */
    HookRun callAgain(Instant at) {
        return new HookRun(hookId, hook, pause, targetArn, status, expiresAt, timeoutAction, calls, at, reason);
    }

    HookRun ended(HookStatus changed, @Nullable String why) {
        return new HookRun(hookId, hook, pause, targetArn, changed, expiresAt, timeoutAction, calls, null, why);
    }
}
