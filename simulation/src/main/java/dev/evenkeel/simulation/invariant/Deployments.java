package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import dev.evenkeel.core.taskset.TaskSetStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * I8: one PRIMARY deployment, and nothing started by any other, but for one that was complete once, in place of an
 * unhealthy task of its own, and for task sets.
 * =======
 * I8: one PRIMARY deployment, and nothing started by any other, but for one that was complete once: in place of an
 * unhealthy task of its own, or while PRIMARY does not come up or was given up.
 * >>>>>>> 22c3f11 (core: the last good revision is kept up, failures are counted as they happen, waiting in vain is no failure)
 */
final class Deployments implements Check {

    @Override
    public void after(StateView state, Instant at, Event event) {
        switch (event) {
            case Event.TaskCreated e -> comesFromPrimary(state, e.task());
            case Event.DeploymentCreated e -> onePrimary(state.service(e.serviceArn()));
            case Event.RolledBack e -> onePrimary(state.service(e.serviceArn()));
            case Event.DeploymentChanged e -> onePrimary(state.service(e.serviceArn()));
            default -> {}
        }
    }

    private static void comesFromPrimary(StateView state, Task task) {
        Optional<Service> owner =
                Optional.ofNullable(task.launch().serviceArn()).flatMap(state::service);
        owner.ifPresent(service -> {
            Deployment primary = service.primary().orElse(null);
            boolean ofPrimary = primary != null
                    && primary.id().equals(task.deploymentId())
                    && primary.rolloutState() != RolloutState.FAILED;
            BrokenInvariant.unless(
                    ofPrimary || ofTaskSet(state, service, task) || keepsUp(state, service, primary, task),
                    "I8",
                    () -> service.name() + ": " + task.deploymentId() + " starts a task, but PRIMARY is " + primary);
        });
    }

    /** Which of its task sets is PRIMARY is for the outside deployer of a service to say; each has its tasks. */
    private static boolean ofTaskSet(StateView state, Service service, Task task) {
        return state.taskSets(service.serviceArn()).stream()
                .anyMatch(set -> set.id().equals(task.deploymentId()) && set.status() != TaskSetStatus.DRAINING);
    }

    private static boolean keepsUp(StateView state, Service service, @Nullable Deployment primary, Task task) {
        String id = Objects.requireNonNullElse(task.deploymentId(), "");
        return service.deployment(id)
                        .filter(deployment -> deployment.rolloutState() == RolloutState.COMPLETED)
                        .isPresent()
                && (state.tasksOf(service.serviceArn()).of(id).count(TaskCondition.UNHEALTHY) > 0
                        || (primary != null && isInTrouble(primary)));
    }

    private static boolean isInTrouble(Deployment primary) {
        return primary.rolloutState() == RolloutState.FAILED
                || primary.attempts().neverRan() > 0
                || primary.placementTrouble() != null;
    }

    private static void onePrimary(Optional<Service> found) {
        found.ifPresent(service -> {
            long primaries = service.deployments().stream()
                    .filter(deployment -> deployment.status() == DeploymentStatus.PRIMARY)
                    .count();
            BrokenInvariant.unless(
                    primaries <= 1, "I8", () -> service.name() + " has " + primaries + " PRIMARY deployments");
        });
    }
}
