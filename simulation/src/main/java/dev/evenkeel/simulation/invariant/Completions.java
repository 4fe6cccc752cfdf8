package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentConfiguration;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * I8: a deployment is COMPLETED when as many of its tasks serve as are desired, and no task of another is left. Early success
 * criteria ask for less, a deployment that moves traffic is complete when that has moved, and task sets never are.
 */
final class Completions implements Check {
    private final LiveTasks live;
    private final ServiceCounts counts;

    Completions(LiveTasks live, ServiceCounts counts) {
        this.live = live;
        this.counts = counts;
    }

    @Override
    public void before(StateView state, Instant at, Event event) {
        if (event instanceof Event.DeploymentChanged e && e.deployment().rolloutState() == RolloutState.COMPLETED) {
            state.service(e.serviceArn())
                    .filter(service -> service.deployment(e.deployment().id())
                            .filter(before -> before.rolloutState() == RolloutState.IN_PROGRESS)
                            .isPresent())
                    .filter(service -> !endsEarly(state, service))
                    .ifPresent(service -> isWhole(state, at, service, e.deployment()));
        }
    }

    private static boolean endsEarly(StateView state, Service service) {
        return isEarly(service.settings().deploymentConfiguration())
                || Optional.ofNullable(service.currentServiceDeployment())
                        .flatMap(state::serviceDeployment)
                        .filter(history -> isEarly(history.deploymentConfiguration())
                                || history.deploymentConfiguration().isStaged())
                        .isPresent();
    }

    private static boolean isEarly(DeploymentConfiguration configuration) {
        return configuration.earlySuccessCriteria() != null;
    }

    private void isWhole(StateView state, Instant at, Service service, Deployment completed) {
        List<Task> tasks = live.of(state, service.serviceArn());
        long own = tasks.stream()
                .filter(task -> completed.id().equals(task.deploymentId()))
                .filter(task -> counts.serves(state, service, task, at))
                .count();
        long others = tasks.stream()
                .filter(task -> !completed.id().equals(task.deploymentId()))
                .count();
        BrokenInvariant.unless(
                own == service.desiredCount() && others == 0,
                "I8",
                () -> service.name() + ": " + completed.id() + " is COMPLETED with " + own + " tasks that serve of "
                        + service.desiredCount() + ", and " + others + " of other deployments");
    }
}
