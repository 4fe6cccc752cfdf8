package dev.evenkeel.core.service;

import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.RolloutBudget;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.explanation.Finding;
import dev.evenkeel.core.explanation.FindingKind;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a DAEMON service needs now: one task on every ACTIVE instance that its constraints allow.
 *
 * <ol>
 *   <li><b>Count</b> the instances that are to have a task; that is the desired count, whatever room they have.
 *   <li><b>Oversee</b> the deployment: whether it begins, or is given up ({@link DeploymentOversight}).
 *   <li><b>Leave</b> the other instances: an ACTIVE one at once, a DRAINING one when nothing but daemons runs there any more
 *       (ECS stops daemons last).
 *   <li><b>Stop unhealthy</b> tasks, one after another: an instance has one task, so none can stand in for it before.
 *   <li><b>Stop old</b> tasks: those that do not serve at once, then as many as {@code minimumHealthyPercent} of the desired
 *       count leaves; protected ones stay.
 *   <li><b>Start</b> a task on each instance that has none, unless failures or want of room ask for a pause; of the last
 *       COMPLETED deployment when the newest was given up.
 *   <li><b>Settle</b> as a rolling update does ({@link Settlement}).
 * </ol>
 *
 * <p>That daemons start first is not decided here: the pass asks daemon services before all others.
 */
final class DaemonScheduler implements ServiceScheduler {

    @Override
    public Decisions decide(StateView state, Service service, Instant now) {
        Deployment primary = service.primary().orElse(null);
        if (primary == null) {
            return new Decisions(List.of(), null);
        }
        DaemonTasks tasks = DaemonTasks.of(state, service, primary);
        if (tasks.desired() != service.desiredCount()) {
            return new Decisions(List.of(new Decision.DeriveDesiredCount(tasks.desired())), now);
        }
        List<Decision> decisions = new ArrayList<>();
        Optional<Decision> first = DeploymentOversight.decide(state, service, primary);
        if (first.isPresent()) {
            return new Decisions(List.of(first.get()), now);
        }
        leave(state, primary, tasks, decisions);
        boolean givenUp = primary.rolloutState() == RolloutState.FAILED;
        if (!givenUp) {
            stopUnhealthy(state, tasks, decisions);
            stopOld(state, service, primary, tasks, decisions);
        }
        Optional<Deployment> starting =
                tasks.vacant().isEmpty() ? Optional.empty() : givenUp ? service.superseded() : service.primary();
        starting.filter(deployment -> !deployment.isPaused(now))
                .ifPresent(deployment -> decisions.add(new Decision.StartDaemons(deployment, tasks.vacant())));
        if (!givenUp && isStuck(service, tasks) && !ServiceMessages.hasToldOfDeadlock(service, now)) {
            decisions.add(new Decision.ReportDeadlock());
        }
        Settlement.settle(state, service, primary, ServiceTally.of(state, service, primary), now, decisions);
        List<Instant> wakeups = Settlement.wakeups(state, service, primary);
        starting.map(Deployment::retryAt).ifPresent(wakeups::add);
        if (!givenUp && isStuck(service, tasks)) {
            ServiceMessages.deadlockAgainAt(service).ifPresent(wakeups::add);
        }
        DeploymentOversight.nextLook(state, service, primary, now).ifPresent(wakeups::add);
        return Decisions.until(decisions, wakeups, now);
    }

    @Override
    public List<Finding> findings(StateView state, Service service, Instant now) {
        List<Finding> findings = new ArrayList<>();
        service.primary()
                .filter(primary -> primary.rolloutState() != RolloutState.FAILED)
                .map(primary -> DaemonTasks.of(state, service, primary))
                .filter(tasks -> isStuck(service, tasks))
                .map(tasks -> Finding.of(
                        FindingKind.DEADLOCK,
                        "The percentages leave nothing to do: minimumHealthyPercent "
                                + service.settings().deploymentConfiguration().healthyAtLeast() + " of "
                                + tasks.desired() + " keeps "
                                + lower(service, tasks) + ", " + tasks.available()
                                + " serve, and an instance has one task. Lower it."))
                .ifPresent(findings::add);
        findings.addAll(ServiceFindings.of(state, service, now));
        return findings;
    }

    /** A roll in which no old task may stop, while none is under way: each new task needs the place of an old one. */
    private static boolean isStuck(Service service, DaemonTasks tasks) {
        return !tasks.oldServing().isEmpty()
                && tasks.vacant().isEmpty()
                && tasks.stopping() == 0
                && tasks.starting() == 0
                && tasks.newUnhealthy().isEmpty()
                && tasks.available() <= lower(service, tasks);
    }

    private static int lower(Service service, DaemonTasks tasks) {
        return RolloutBudget.lower(
                tasks.desired(), service.settings().deploymentConfiguration().healthyAtLeast());
    }

    /** Step 3. */
    private static void leave(StateView state, Deployment primary, DaemonTasks tasks, List<Decision> decisions) {
        List<Task> going = new ArrayList<>();
        for (Task task : tasks.misplaced()) {
            ContainerInstanceArn instance = task.launch().containerInstanceArn();
            if (instance == null || !holdsOn(state, instance)) {
                going.add(task);
            }
        }
        if (!going.isEmpty()) {
            decisions.add(Decision.StopTasks.scaling(going, primary.id()));
        }
    }

    /** Whether a daemon's task is still needed on an instance that is to lose it. */
    private static boolean holdsOn(StateView state, ContainerInstanceArn instance) {
        return state.containerInstance(instance)
                        .filter(found -> found.status() == ContainerInstanceStatus.DRAINING)
                        .isPresent()
                && state.tasksOn(instance).stream().anyMatch(task -> !isDaemon(state, task));
    }

    private static boolean isDaemon(StateView state, Task task) {
        return task.launch().serviceArn() != null
                && state.service(task.launch().serviceArn())
                        .filter(service -> service.settings().isDaemon())
                        .isPresent();
    }

    /** Step 4. */
    private static void stopUnhealthy(StateView state, DaemonTasks tasks, List<Decision> decisions) {
        List<Task> ill = new ArrayList<>(tasks.oldUnhealthy());
        if (tasks.stopping() == 0 && !tasks.newUnhealthy().isEmpty()) {
            ill.add(tasks.newUnhealthy().get(0));
        }
        if (!ill.isEmpty()) {
            decisions.add(new Decision.ReportUnhealthy(ill));
            decisions.addAll(UnhealthyStops.of(state, ill));
        }
    }

    /** Step 5. */
    private static void stopOld(
            StateView state, Service service, Deployment primary, DaemonTasks tasks, List<Decision> decisions) {
        List<Task> serving = tasks.oldServing();
        List<Task> going = new ArrayList<>(tasks.oldPending());
        going.addAll(Protection.unprotected(
                state,
                service,
                most -> serving.subList(0, Math.min(most, serving.size())),
                Math.max(0, tasks.available() - lower(service, tasks))));
        if (!going.isEmpty()) {
            decisions.add(Decision.StopTasks.scaling(going, primary.id()));
        }
    }
}
