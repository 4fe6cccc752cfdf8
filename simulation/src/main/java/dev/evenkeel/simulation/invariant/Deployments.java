package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import java.time.Instant;
import java.util.Optional;

/** I8: one PRIMARY deployment, and nothing started by any other. */
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
            BrokenInvariant.unless(
                    primary != null
                            && primary.id().equals(task.deploymentId())
                            && primary.rolloutState() != RolloutState.FAILED,
                    "I8",
                    () -> service.name() + ": " + task.deploymentId() + " starts a task, but PRIMARY is " + primary);
        });
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
