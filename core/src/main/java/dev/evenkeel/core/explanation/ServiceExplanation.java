package dev.evenkeel.core.explanation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a service is as it is.
 *
 * @param scheduler which rules keep it up, such as {@code REPLICA, ROLLING}
 * @param findings what it waits for, the most telling first; never empty
 * @param budget how many tasks may start and stop now; null where no percentages apply
 * @param deployments PRIMARY first
 * @param rejections why each instance does not take the next task; empty unless one finds no room
 * @param looksAgainAt when it is looked at next if nothing happens before; null when only a change can move it
 */
public record ServiceExplanation(
        String serviceArn,
        String status,
        String scheduler,
        int desiredCount,
        List<Finding> findings,
        @Nullable BudgetExplanation budget,
        List<DeploymentExplanation> deployments,
        List<RejectionExplanation> rejections,
        @Nullable Instant looksAgainAt) {
    public ServiceExplanation {
        findings = List.copyOf(findings);
        deployments = List.copyOf(deployments);
        rejections = List.copyOf(rejections);
    }

    /**
     * The percentages, and what they come to now.
     *
     * @param lower healthy tasks that must remain: the desired count times the minimum, rounded up
     * @param upper tasks that may run or be starting: the desired count times the maximum, rounded down
     * @param wanted tasks that run or are starting
     * @param available tasks that serve
     * @param start tasks that may be started now
     * @param stop serving old tasks that may be stopped now
     */
    public record BudgetExplanation(
            int minimumHealthyPercent,
            int maximumPercent,
            int lower,
            int upper,
            int wanted,
            int available,
            int start,
            int stop) {}

    /**
     * The tasks of a deployment by what they are to the scheduler.
     *
     * @param running tasks RUNNING and wanted, whether known to be well, ill, or neither yet
     * @param healthy those of them that count as healthy
     * @param unhealthy those of them that are ill
     */
    public record DeploymentExplanation(
            String id,
            String status,
            String rolloutState,
            String taskDefinition,
            int pending,
            int running,
            int healthy,
            int unhealthy,
            int stopping,
            int failedTasks) {}

    /** Why one instance does not take the next task. */
    public record RejectionExplanation(String containerInstance, String reason, String needed, String free) {}
}
