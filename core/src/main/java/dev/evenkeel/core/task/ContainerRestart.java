package dev.evenkeel.core.task;

import static dev.evenkeel.core.taskdefinition.Given.orEmpty;

import dev.evenkeel.core.taskdefinition.ContainerDefinition;
import dev.evenkeel.core.taskdefinition.ContainerRestartPolicy;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a container that has just ended is started again in place, as the ECS agent decides it. The first answer that
 * applies is given, in the order of the constants; only {@link #RESTARTS} starts it again.
 *
 * <p>A container that is restarted is not reported as STOPPED in between: it counts as RUNNING, its health is UNKNOWN
 * anew, and its {@code restartCount} grows. One that is not restarted has stopped for good.
 */
public enum ContainerRestart {
    /** It has no restart policy, or one that is not enabled. */
    NOT_ENABLED,
    /** Its task is to stop. */
    TASK_STOPS,
    /** Nobody knows how it ended. */
    EXIT_CODE_UNKNOWN,
    /** Its exit code is one of {@code ignoredExitCodes}. */
    EXIT_CODE_IGNORED,
    /** It did not run for {@code restartAttemptPeriod} since it was started or restarted last. */
    RAN_TOO_SHORT,
    /** It is started again. */
    RESTARTS;

    private static final int PERIOD_DEFAULT = 300;

    /**
     * Decides about one end of a container.
     *
     * @param wanted whether its task is still to run
     * @param exitCode null when it is not known
     * @param lastStart when it was started or restarted last
     */
    public static ContainerRestart of(
            ContainerDefinition container, boolean wanted, @Nullable Integer exitCode, Instant lastStart, Instant now) {
        ContainerRestartPolicy policy = container.restartPolicy();
        if (policy == null || !Boolean.TRUE.equals(policy.enabled())) {
            return NOT_ENABLED;
        }
        if (!wanted) {
            return TASK_STOPS;
        }
        if (exitCode == null) {
            return EXIT_CODE_UNKNOWN;
        }
        if (orEmpty(policy.ignoredExitCodes()).contains(exitCode)) {
            return EXIT_CODE_IGNORED;
        }
        Integer own = policy.restartAttemptPeriod();
        Duration period = Duration.ofSeconds(own == null ? PERIOD_DEFAULT : own);
        return Duration.between(lastStart, now).compareTo(period) < 0 ? RAN_TOO_SHORT : RESTARTS;
    }
}
