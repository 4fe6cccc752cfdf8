package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.DeploymentStatus;
import dev.evenkeel.core.deployment.RolloutState;
import dev.evenkeel.core.deployment.stage.LifecycleStage;
import dev.evenkeel.core.deployment.stage.StagePhase;
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
 * I8: one PRIMARY deployment, and nothing started by any other, but for one that was complete once: in place of an
 * unhealthy task of its own, or while PRIMARY does not come up or was given up; and but for the one that still has the traffic
 * where traffic moves. Of task sets all may start tasks that are not DRAINING.
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
            boolean allowed = service.settings().hasTaskSets()
                    ? ofLiveTaskSet(state, service, task)
                    : ofPrimary || keepsUp(state, service, primary, task) || keepsTraffic(state, service, task);
            BrokenInvariant.unless(
                    allowed,
                    "I8",
                    () -> service.name() + ": " + task.deploymentId() + " starts a task, but PRIMARY is " + primary);
        });
    }

    private static boolean ofLiveTaskSet(StateView state, Service service, Task task) {
        return state.taskSets(service.serviceArn()).stream()
                .anyMatch(taskSet ->
                        taskSet.id().equals(task.deploymentId()) && taskSet.status() != TaskSetStatus.DRAINING);
    }

    /**
     * Where traffic moves, blue is kept up as long as it could be gone back to; and green, if it was given up with some of the
     * traffic.
     */
    private static boolean keepsTraffic(StateView state, Service service, Task task) {
        return state.staged(service.serviceArn())
                .filter(staged ->
                        (staged.phase() == StagePhase.FAILED && staged.green().equals(task.deploymentId()))
                                ? staged.productionPercent() > 0 || staged.testPercent() > 0
                                : Objects.equals(staged.blue(), task.deploymentId())
                                        && staged.phase() != StagePhase.SUCCEEDED
                                        && staged.stage() != LifecycleStage.CLEAN_UP)
                .isPresent();
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
