package dev.evenkeel.core.taskdefinition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a container that ends is started again in place, without a new task.
 *
 * @param ignoredExitCodes up to 50 codes after which it is left as it is; none when absent
 * @param restartAttemptPeriod 60 to 1800 seconds that it must have run since its last start; 300 when absent
 */
public record ContainerRestartPolicy(
        @Nullable Boolean enabled,
        @Nullable List<Integer> ignoredExitCodes,
        @Nullable Integer restartAttemptPeriod) {}
