package dev.evenkeel.core.service;

import dev.evenkeel.core.capacity.CapacityOutcome;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.placement.Placement;
import dev.evenkeel.core.placement.PlacementOutcome;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.placement.Rejection;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.taskdefinition.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Starts a daemon's task on each instance named. An instance without room keeps no other from its task: the service says
 * which one it was, and tries again after a pause or as soon as room appears.
 */
final class DaemonStarts {
    private final Placement placement;

    DaemonStarts(Placement placement) {
        this.placement = placement;
    }

    void start(Change change, Service service, Decision.StartDaemons decision) {
        Deployment deployment = Enactment.current(service, decision.deployment());
        TaskDefinition definition = change.state()
                .taskDefinition(deployment.settings().taskDefinition())
                .orElseThrow();
        PlacementRequest request = service.placementRequest(change.state(), deployment);
        List<Task> started = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        for (ContainerInstanceArn arn : decision.instances()) {
            ContainerInstance instance = change.state().containerInstance(arn).orElseThrow();
            Optional<Rejection> rejection = placement.rejection(change.state(), instance, request);
            if (rejection.isPresent()) {
                rejections.add(rejection.get());
            } else {
                started.add(TaskStarts.newTask(
                                change, service, deployment, definition, null, new CapacityOutcome.OnInstance(instance))
                        .create(change));
            }
        }
        if (!started.isEmpty()) {
            TaskStarts.tell(change, service, started, 0);
        }
        TaskStarts.remember(
                change,
                service,
                deployment,
                rejections.isEmpty() ? null : new CapacityOutcome.NoInstance(new PlacementOutcome.Unplaced(rejections)),
                rejections.size());
    }
}
