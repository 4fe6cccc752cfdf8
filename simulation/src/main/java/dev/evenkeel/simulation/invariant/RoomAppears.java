package dev.evenkeel.simulation.invariant;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.deployment.StartAttempts;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ServiceArn;
import dev.evenkeel.core.service.Service;
import dev.evenkeel.core.service.ServiceStatus;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** L3: a deployment that waits for want of room tries again in the instant in which room appears. */
final class RoomAppears implements Check {

    /** A deployment that waited as room appeared, and how its starts had gone by then. */
    private record Waiting(ServiceArn service, String deploymentId, StartAttempts attempts) {}

    private final List<Waiting> waiting = new ArrayList<>();

    @Override
    public void after(StateView state, Instant at, Event event) {
        switch (event) {
            case Event.TaskProgressed e
            when e.progress().lastStatus() == TaskStatus.STOPPED ->
                note(state, at, e.taskArn().clusterName());
            case Event.ContainerInstanceRegistered e ->
                note(state, at, e.instance().clusterName());
            default -> {}
        }
    }

    private void note(StateView state, Instant at, String cluster) {
        for (Service service : state.services()) {
            if (service.status() == ServiceStatus.ACTIVE
                    && service.serviceArn().clusterName().equals(cluster)) {
                for (Deployment deployment : service.deployments()) {
                    if (waits(deployment.attempts(), at)) {
                        waiting.add(new Waiting(service.serviceArn(), deployment.id(), deployment.attempts()));
                    }
                }
            }
        }
    }

    private static boolean waits(StartAttempts attempts, Instant at) {
        Instant retry = attempts.retryAt();
        return attempts.placementTrouble() != null && retry != null && retry.isAfter(at);
    }

    @Override
    public void interrupted() {
        waiting.clear();
    }

    @Override
    public void instantOver(StateView state, Instant at) {
        for (Waiting before : waiting) {
            Optional<Deployment> still = state.service(before.service)
                    .filter(service -> service.status() == ServiceStatus.ACTIVE)
                    .flatMap(service -> service.deployment(before.deploymentId))
                    .filter(deployment -> deployment.attempts().equals(before.attempts));
            BrokenInvariant.unless(
                    still.isEmpty(),
                    "L3",
                    () -> before.service.name() + ": " + before.deploymentId + " waits for room until "
                            + before.attempts.retryAt() + ", and does not try again at " + at
                            + ", when some appeared");
        }
        waiting.clear();
    }
}
