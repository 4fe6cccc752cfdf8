package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.RolloutBudget;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.TaskCondition;
import java.time.Instant;
import java.util.Optional;

/**
 * What is done for the revision that is being replaced, if it was good once: if its deployment was COMPLETED.
 *
 * <ol>
 *   <li>While the new revision comes up, a task of it that becomes unhealthy is replaced by one of its own revision, as ECS
 *       does: where fewer tasks than desired would serve, and there is room beside all the new tasks that are needed. The
 *       new revision goes first, else one that can not be kept healthy would keep out its own remedy.
 *   <li>While the new revision fails to start, and none of its tasks is on its way, tasks of the old one that are gone are
 *       replaced too; and at any time, room beside the new ones or not, as many as minimumHealthyPercent asks for. While the
 *       new one finds no room, only those: old tasks are stopped to make room, which is not for other old ones to take.
 *   <li>When the new revision was given up, it is what the service is left with: it is kept at the desired count.
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
            Deployment primary,
            ServiceTally tasks,
            RolloutBudget budget,
            int needed,
            int started,
            Instant now) {
        int lacking = service.desiredCount() - tasks.available();
        if (lacking <= 0) {
            return NONE;
        }
        Optional<Deployment> last = service.superseded();
        if (last.isEmpty()) {
            return NONE;
        }
        DeploymentTasks old = state.tasksOf(service.serviceArn()).of(last.get().id());
        int ill = old.count(TaskCondition.UNHEALTHY);
        int pending = old.count(TaskCondition.PENDING);
        int others = tasks.wanted() - ill - pending;
        boolean givenUp = primary.rolloutState() == RolloutState.FAILED;
        boolean roomless = !givenUp && primary.placementTrouble() != null;
        boolean failing = primary.attempts().neverRan() > 0 || roomless;
        int room = roomless ? 0 : budget.upper() - others - (givenUp ? 0 : needed);
        int floor = failing ? Math.min(budget.lower() - tasks.available(), budget.upper() - others) : 0;
        int allowed = Math.max(Math.min(lacking, room), floor);
        int keep = atLeastZero(Math.min(pending, allowed));
        // While new tasks are on their way it is seen first what comes of them. The lower bound waits only for starts
        // of this very moment.
        boolean lostToo = givenUp || (failing && started == 0 && tasks.starting() == 0);
        int lowest = started == 0 ? floor : 0;
        int replaced = (lostToo ? allowed : Math.max(Math.min(ill + keep, allowed), lowest)) - keep;
        int start = Math.min(replaced, budget.upper() - tasks.wanted() - started);
        return new OldUpkeep(last, last.get().isPaused(now) ? 0 : atLeastZero(start), keep);
    }

    private static int atLeastZero(int count) {
        return Math.max(0, count);
    }
}
