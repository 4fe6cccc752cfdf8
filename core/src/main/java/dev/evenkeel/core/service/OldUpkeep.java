package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.RolloutBudget;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.TaskCondition;
import java.time.Instant;
import java.util.Optional;

/**
 * What is done for the revision that is being replaced: as ECS does, a task of it that becomes unhealthy in the middle of
 * a deployment is replaced by one of its own revision. All of this has to hold:
 *
 * <ol>
 *   <li>The revision was good once: its deployment was COMPLETED.
 *   <li>Without a replacement fewer tasks than desired would serve.
 *   <li>There is room for it beside all the new tasks that are needed: the new revision goes first, else one that can not
 *       be kept healthy would keep out its own remedy.
 * </ol>
 *
 * @param deployment the deployment that the replacements are of; empty when there is none
 * @param start how many replacements are to be started now
 * @param keep how many tasks of it that are on their way are left alone
 */
record OldUpkeep(Optional<Deployment> deployment, int start, int keep) {
    private static final OldUpkeep NONE = new OldUpkeep(Optional.empty(), 0, 0);

    /**
     * Works it out.
     *
     * @param needed new tasks that are missing
     * @param started new tasks that were just decided to be started
     */
    static OldUpkeep of(
            StateView state,
            Service service,
            ServiceTally tasks,
            RolloutBudget budget,
            int needed,
            int started,
            Instant now) {
        int lacking = service.desiredCount() - tasks.available();
        if (lacking <= 0) {
            return NONE;
        }
        Optional<Deployment> last = service.deployments().stream()
                .filter(deployment -> deployment.status() == DeploymentStatus.ACTIVE)
                .filter(deployment -> deployment.rolloutState() == RolloutState.COMPLETED)
                .findFirst();
        if (last.isEmpty()) {
            return NONE;
        }
        DeploymentTasks old = state.tasksOf(service.serviceArn()).of(last.get().id());
        int ill = old.count(TaskCondition.UNHEALTHY);
        int pending = old.count(TaskCondition.PENDING);
        int beside = budget.upper() - (tasks.wanted() - ill - pending) - needed;
        int keep = atLeastZero(Math.min(pending, Math.min(lacking, beside)));
        int start =
                Math.min(Math.min(ill, Math.min(lacking, beside) - keep), budget.upper() - tasks.wanted() - started);
        return new OldUpkeep(last, last.get().isPaused(now) ? 0 : atLeastZero(start), keep);
    }

    private static int atLeastZero(int count) {
        return Math.max(0, count);
    }
}
