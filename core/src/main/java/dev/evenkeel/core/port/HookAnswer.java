package dev.evenkeel.core.port;

import dev.evenkeel.core.deployment.stage.HookStatus;
import dev.evenkeel.core.id.ServiceArn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a call of a hook's function.
 *
 * @param executionId and
 * @param call of the call that it answers
 * @param status SUCCEEDED, FAILED or IN_PROGRESS; whatever else the function said is FAILED
 * @param callBackDelay for IN_PROGRESS, until the next call; null for ECS's 30 s
 * @param reason for FAILED: in words for whoever looks after the deployment
 */
public record HookAnswer(
        ServiceArn serviceArn,
        String executionId,
        int call,
        HookStatus status,
        @Nullable Duration callBackDelay,
        @Nullable String reason) {

    public static HookAnswer succeeded(HookCall call) {
        return new HookAnswer(call.serviceArn(), call.executionId(), call.call(), HookStatus.SUCCEEDED, null, null);
    }

    public static HookAnswer inProgress(HookCall call, @Nullable Duration callBackDelay) {
        return new HookAnswer(
                call.serviceArn(), call.executionId(), call.call(), HookStatus.IN_PROGRESS, callBackDelay, null);
    }

    public static HookAnswer failed(HookCall call, String reason) {
        return new HookAnswer(call.serviceArn(), call.executionId(), call.call(), HookStatus.FAILED, null, reason);
    }
}
