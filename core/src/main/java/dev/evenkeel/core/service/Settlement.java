package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.deployment.SuccessCriteria;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.TaskCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a rolling deployment and its service have come to. Each of these with its event, in this order:
 *
 * <ol>
 *   <li>A deployment without a task is dropped.
 *   <li>One that meets its {@link SuccessCriteria} bakes, and is complete when its bake time is over.
 *   <li>The service reaches the steady state, which is about tasks only, or leaves it.
 *   <li>A service that stays steady says so again every six hours.
 * </ol>
 */
final class Settlement {

    private Settlement() {}

    static void settle(
            StateView state,
            Service service,
            Deployment primary,
            ServiceTally tasks,
            Instant now,
            List<Decision> decisions) {
        dropDrained(state, service, decisions);
        boolean oldGone = tasks.old() == 0 && tasks.old(TaskCondition.STOPPING) == 0;
        complete(state, service, primary, tasks, oldGone, now, decisions);
        boolean steady = tasks.primary().count(TaskCondition.HEALTHY) == service.desiredCount()
                && tasks.primary().wanted() == service.desiredCount()
                && oldGone
                && tasks.stopping() == 0;
        steadiness(service, steady).ifPresent(decisions::add);
        if (steady && service.steady() && isDue(ServiceMessages.steadyAgainAt(service), now)) {
            decisions.add(new Decision.RepeatSteadyState());
        }
    }

    /** Whether a service that is steady now, or is not, has come to be so. */
    static Optional<Decision> steadiness(Service service, boolean steady) {
        if (steady == service.steady()) {
            return Optional.empty();
        }
        return Optional.of(steady ? new Decision.ReachSteadyState() : new Decision.LeaveSteadyState());
    }

    private static void dropDrained(StateView state, Service service, List<Decision> decisions) {
        for (Deployment deployment : service.deployments()) {
            int live = state.tasksOf(service.serviceArn()).of(deployment.id()).live();
            if (deployment.status() == DeploymentStatus.ACTIVE && live == 0) {
                decisions.add(new Decision.DropDeployment(deployment));
            }
        }
    }

    private static void complete(
            StateView state,
            Service service,
            Deployment primary,
            ServiceTally tasks,
            boolean oldGone,
            Instant now,
            List<Decision> decisions) {
        DeploymentConfiguration configuration = service.settings().deploymentConfiguration();
        boolean met = SuccessCriteria.areMet(
                configuration,
                service.desiredCount(),
                tasks.primary().count(TaskCondition.HEALTHY),
                tasks.primary().wanted(),
                oldGone);
        if (!met || primary.rolloutState() != RolloutState.IN_PROGRESS) {
            return;
        }
        Duration bakeTime = bakeTime(state, service, primary);
        if (primary.rollout().bakingSince() == null && !bakeTime.isZero()) {
            decisions.add(new Decision.BakeDeployment(primary));
        } else if (bakeTime.isZero() || isDue(bakedAt(state, service, primary), now)) {
            decisions.add(new Decision.CompleteDeployment(primary));
        }
    }

    /** When the bake time of a deployment is over; empty when it does not bake. */
    static Optional<Instant> bakedAt(StateView state, Service service, Deployment primary) {
        return Optional.ofNullable(primary.rollout().bakingSince())
                .map(since -> since.plus(bakeTime(state, service, primary)));
    }

    private static Duration bakeTime(StateView state, Service service, Deployment primary) {
        return SuccessCriteria.bakeTime(
                service.settings().deploymentConfiguration(),
                primary.rollout(),
                DeploymentOversight.isRollingBack(state, service));
    }

    /** When time alone may settle something. */
    static List<Instant> wakeups(StateView state, Service service, Deployment primary) {
        List<Instant> wakeups = new ArrayList<>();
        if (primary.rolloutState() == RolloutState.IN_PROGRESS) {
            bakedAt(state, service, primary).ifPresent(wakeups::add);
        }
        if (service.steady()) {
            ServiceMessages.steadyAgainAt(service).ifPresent(wakeups::add);
        }
        return wakeups;
    }

    private static boolean isDue(Optional<Instant> at, Instant now) {
        return at.filter(due -> !due.isAfter(now)).isPresent();
    }
}
