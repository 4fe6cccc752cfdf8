package dev.evenkeel.core.explanation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a task is as it is.
 *
 * @param standing whether it counts as healthy to its service; null for a stand-alone task
 * @param findings what it waits for or why it ended, the most telling first; never empty
 * @param containers how far each container is, in the order of the task definition
 */
public record TaskExplanation(
        String taskArn,
        String lastStatus,
        String desiredStatus,
        @Nullable String standing,
        @Nullable String containerInstance,
        List<Finding> findings,
        List<ContainerExplanation> containers,
        @Nullable Instant looksAgainAt) {
    public TaskExplanation {
        findings = List.copyOf(findings);
        containers = List.copyOf(containers);
    }

    /** One container: where it is, and what the runtime said of it. */
    public record ContainerExplanation(
            String name,
            String status,
            String health,
            @Nullable Integer exitCode,
            @Nullable String reason) {}
}
