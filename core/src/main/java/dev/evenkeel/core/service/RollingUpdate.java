package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.RolloutBudget;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.ServiceExplanation.BudgetExplanation;
import dev.evenkeel.core.placement.ScaleInOrder;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import dev.evenkeel.core.task.TaskStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a REPLICA service with rolling deployments needs now. The order is fixed, and the code below follows it:
 *
 * <ol>
 *   <li><b>Classify</b> the tasks ({@link ServiceTally}; whether each is healthy is on record).
 *   <li><b>Oversee</b> the deployment: whether it begins, or is given up ({@link DeploymentOversight}).
 *   <li><b>Budget</b>: how many may start and stop ({@link RolloutBudget}).
 *   <li><b>Start</b> up to the budget, unless failures or want of room ask for a pause.
 *   <li><b>Keep up</b> the revision that is being replaced: tasks of it that are ill, or gone while the new ones do
 *       not come up, get a replacement ({@link OldUpkeep}).
 *   <li><b>Stop unhealthy</b> tasks: as many as replacements were started; one when there is no room to start first.
 *   <li><b>Stop old</b> tasks: those that do not serve at once, then serving ones up to the budget; protected ones stay.
 *   <li><b>Scale in</b>: PRIMARY tasks beyond the desired count, in the order of {@link ScaleIn}; healthy ones only down to
 *       the lower bound, so that a share of a capacity provider waits for its tasks to come up. Tell when protected tasks
 *       hold it up.
 *   <li><b>Rebalance</b> the availability zones of a steady service ({@link ZoneRebalancing}).
 *   <li><b>Settle</b>: drop drained deployments, complete the rollout, reach or leave the steady state ({@link
 *       Settlement}).
 * </ol>
 *
 * <p>Pure: the same state and instant give the same decisions; deciding again after they are carried out gives none.
 */
final class RollingUpdate implements ServiceScheduler {
    private final ScaleInOrder scaleInOrder;

    RollingUpdate(ScaleInOrder scaleInOrder) {
        this.scaleInOrder = scaleInOrder;
    }

    @Override
    public Decisions decide(StateView state, Service service, Instant now) {
        Deployment primary = service.primary().orElse(null);
        if (primary == null) {
            return new Decisions(List.of(), null);
        }
        ServiceTally tasks = ServiceTally.of(state, service, primary);
        List<Decision> decisions = new ArrayList<>();
        Optional<Decision> first = DeploymentOversight.decide(state, service, primary);
        if (first.isPresent()) {
            return new Decisions(List.of(first.get()), now);
        }
        RolloutBudget budget = budget(service, primary, tasks);
        int needed = tasks.needed(service.desiredCount());
        int started = start(primary, budget, tasks, needed, now, decisions);
        OldUpkeep upkeep = OldUpkeep.of(state, service, primary, tasks, budget, needed, started, now);
        upkeep.deployment()
                .filter(old -> upkeep.start() > 0)
                .ifPresent(old -> decisions.add(new Decision.StartTasks(
                        old, upkeep.start(), Math.min(upkeep.start(), tasks.old(TaskCondition.UNHEALTHY)))));
        stopUnhealthy(state, primary, tasks, needed, started, upkeep, decisions);
        int stoppedOld = stopOld(state, service, primary, tasks, budget, upkeep, decisions);
        scaleIn(state, service, primary, tasks, tasks.available() - stoppedOld - budget.lower(), decisions);
        boolean held = stoppedOld == 0 && budget.stop() > 0;
        Optional<Decision> protection = Protection.report(state, service, primary, tasks, held, now);
        protection.ifPresent(decisions::add);
        if (started == 0 && stoppedOld == 0 && protection.isEmpty()) {
            reportDeadlock(service, budget, tasks, now, decisions);
        }
        ZoneRebalancing.decide(state, service, primary, tasks, scaleInOrder, now)
                .ifPresent(decisions::add);
        Settlement.settle(state, service, primary, tasks, now, decisions);
        return Decisions.until(decisions, wakeups(state, service, primary, budget, tasks, now), now);
    }

    @Override
    public List<Finding> findings(StateView state, Service service, Instant now) {
        return RollingFindings.of(state, service, now);
    }

    @Override
    public Optional<BudgetExplanation> budget(StateView state, Service service) {
        return RollingFindings.budget(state, service);
    }

    /** Step 3. */
    static RolloutBudget budget(Service service, Deployment primary, ServiceTally tasks) {
        DeploymentConfiguration configuration = service.settings().deploymentConfiguration();
        RolloutBudget budget = RolloutBudget.of(
                service.desiredCount(),
                configuration.healthyAtLeast(),
                configuration.runningAtMost(),
                tasks.wanted() + tasks.leaving(),
                tasks.hopeful() + tasks.leaving(),
                tasks.available());
        if (primary.rolloutState() == RolloutState.FAILED) {
            return budget.givenUp(service.desiredCount(), tasks.available());
        }
        boolean roomless = budget.start() > 0 && primary.placementTrouble() != null;
        return roomless ? budget.makingRoom(tasks.available()) : budget;
    }

    /** Step 4. */
    private static int start(
            Deployment primary,
            RolloutBudget budget,
            ServiceTally tasks,
            int needed,
            Instant now,
            List<Decision> decisions) {
        if (budget.start() == 0 || primary.isPaused(now)) {
            return 0;
        }
        int replaced = replaced(tasks, needed, budget.start());
        decisions.add(new Decision.StartTasks(primary, budget.start(), replaced));
        return budget.start();
    }

    /** Starts first fill the places of tasks that are gone; what is beyond those stands in for ill ones. */
    private static int replaced(ServiceTally tasks, int needed, int started) {
        int ill = tasks.primary().count(TaskCondition.UNHEALTHY);
        int vacant = Math.max(0, needed - ill);
        return Math.min(ill, Math.max(0, started - vacant));
    }

    /**
     * Step 6. ECS starts the replacement first and stops the ill task right after it; where nothing may be started, it
     * stops one, and the next when that one is gone. Ill tasks beyond the desired count go without a replacement. An ill
     * task is not among the healthy ones that the lower bound protects.
     */
    private static void stopUnhealthy(
            StateView state,
            Deployment primary,
            ServiceTally tasks,
            int needed,
            int started,
            OldUpkeep upkeep,
            List<Decision> decisions) {
        int illNew = tasks.primary().count(TaskCondition.UNHEALTHY);
        int unneeded = Math.max(0, illNew - needed);
        int oneAtATime = tasks.stopping() == 0 ? 1 : 0;
        // A deployment that was given up starts nothing, so that of its old tasks only those go that are replaced.
        boolean givenUp = primary.rolloutState() == RolloutState.FAILED;
        List<Task> ill = tasks.old(TaskCondition.UNHEALTHY, givenUp ? upkeep.start() : Integer.MAX_VALUE);
        if (!givenUp) {
            ill.addAll(tasks.primary(
                    TaskCondition.UNHEALTHY, Math.max(oneAtATime, replaced(tasks, needed, started) + unneeded)));
        }
        if (!ill.isEmpty()) {
            decisions.add(new Decision.ReportUnhealthy(ill));
            decisions.addAll(UnhealthyStops.of(state, ill));
        }
    }

    /** Step 7. Tasks that do not serve cost nobody anything; of the rest, those not yet healthy go first. */
    private static int stopOld(
            StateView state,
            Service service,
            Deployment primary,
            ServiceTally tasks,
            RolloutBudget budget,
            OldUpkeep upkeep,
            List<Decision> decisions) {
        List<Task> going = tasks.oldPending(upkeep);
        going.addAll(Protection.unprotected(state, service, most -> oldServing(tasks, most), budget.stop()));
        if (!going.isEmpty()) {
            decisions.add(Decision.StopTasks.scaling(going, primary.id()));
        }
        return going.size();
    }

    private static List<Task> oldServing(ServiceTally tasks, int most) {
        List<Task> serving = tasks.old(TaskCondition.RUNNING, most);
        serving.addAll(tasks.old(TaskCondition.HEALTHY, most - serving.size()));
        return serving;
    }

    /**
     * Step 8.
     *
     * @param spare healthy tasks that may go
     */
    private void scaleIn(
            StateView state,
            Service service,
            Deployment primary,
            ServiceTally tasks,
            int spare,
            List<Decision> decisions) {
        int excess = tasks.hopeful() - service.desiredCount() - ZoneRebalancing.surplus(state, service, primary);
        if (excess <= 0) {
            return;
        }
        List<Task> going = new ArrayList<>();
        int healthy = 0;
        for (Task task : ScaleIn.of(scaleInOrder, state, service, primary, tasks.primary(), excess)) {
            boolean serves = task.standing() == TaskStanding.HEALTHY;
            if (!serves || healthy < spare) {
                going.add(task);
                healthy += serves ? 1 : 0;
            }
        }
        if (!going.isEmpty()) {
            decisions.add(Decision.StopTasks.scaling(going, primary.id()));
        }
    }

    private static void reportDeadlock(
            Service service, RolloutBudget budget, ServiceTally tasks, Instant now, List<Decision> decisions) {
        if (isStuck(service, budget, tasks) && !ServiceMessages.hasToldOfDeadlock(service, now)) {
            decisions.add(new Decision.ReportDeadlock());
        }
    }

    /** A roll that may neither start nor stop, and waits for nothing that is under way, will never move. */
    static boolean isStuck(Service service, RolloutBudget budget, ServiceTally tasks) {
        boolean nothingUnderWay = tasks.starting() == 0 && tasks.stopping() == 0;
        boolean needsStarts = service.desiredCount() > tasks.hopeful();
        return tasks.old() > 0
                && needsStarts
                && nothingUnderWay
                && budget.stop() == 0
                && budget.upper() <= tasks.wanted();
    }

    /** What only time can change is looked at again then; everything else announces itself. */
    private static List<Instant> wakeups(
            StateView state,
            Service service,
            Deployment primary,
            RolloutBudget budget,
            ServiceTally tasks,
            Instant now) {
        List<Instant> wakeups = Settlement.wakeups(state, service, primary);
        if (budget.start() > 0 && primary.retryAt() != null) {
            wakeups.add(primary.retryAt());
        }
        if (isStuck(service, budget, tasks)) {
            ServiceMessages.deadlockAgainAt(service).ifPresent(wakeups::add);
        }
        service.deployments().stream()
                .filter(deployment -> deployment.status() == DeploymentStatus.ACTIVE && deployment.retryAt() != null)
                .forEach(deployment -> wakeups.add(deployment.retryAt()));
        ZoneRebalancing.wakeup(state, service, primary).ifPresent(wakeups::add);
        DeploymentOversight.nextLook(state, service, primary, now).ifPresent(wakeups::add);
        return wakeups;
    }
}
