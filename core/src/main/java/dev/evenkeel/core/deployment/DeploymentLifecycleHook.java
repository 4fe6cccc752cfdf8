package dev.evenkeel.core.deployment;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that has a say in stages of a deployment: a Lambda function, or a person who is waited for.
 *
 * @param targetType AWS_LAMBDA (when absent) or PAUSE
 * @param hookTargetArn of the function; absent for PAUSE
 * @param roleArn kept and shown; nothing checks permissions here
 * @param lifecycleStages the stages it has a say in
 * @param other among it {@code hookDetails}, whatever its author put there
 */
public record DeploymentLifecycleHook(
        @Nullable String targetType,
        @Nullable String hookTargetArn,
        @Nullable String roleArn,
        @Nullable List<String> lifecycleStages,
        @Nullable DeploymentLifecycleHookTimeoutConfiguration timeoutConfiguration,
        @Nullable Map<String, Object> other) {

    /** What the function is given at each call; empty when nothing was configured. */
    public Map<String, Object> hookDetails() {
        SortedMap<String, Object> details = new TreeMap<>();
        if (other != null && other.get("hookDetails") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> details.put(String.valueOf(name), value));
        }
        return details;
    }

    /** Whether it waits for ContinueServiceDeployment. */
    public boolean isPause() {
        return "PAUSE".equals(targetType);
    }
}
