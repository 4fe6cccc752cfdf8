package dev.evenkeel.core.service;

import dev.evenkeel.core.deployment.Deployment;
import dev.evenkeel.core.placement.PlacementRequest;
import dev.evenkeel.core.placement.ScaleInOrder;
import dev.evenkeel.core.state.DeploymentTasks;
import dev.evenkeel.core.state.StateView;
import dev.evenkeel.core.task.Task;
import dev.evenkeel.core.task.TaskCondition;
import java.util.ArrayList;
import java.util.List;

/** Which tasks of a deployment go when it has too many: first those not known to be well yet, then healthy ones. */
final class ScaleIn {

    private ScaleIn() {}

    /** As many as are too many, fewer where the others are protected; of either kind in the order given. */
    static List<Task> of(
            ScaleInOrder order,
            StateView state,
            Service service,
            Deployment deployment,
            DeploymentTasks tasks,
            int excess) {
        PlacementRequest request = service.placementRequest(state, deployment);
        List<Task> starting = new ArrayList<>(tasks.of(TaskCondition.PENDING));
        starting.addAll(tasks.of(TaskCondition.RUNNING));
        List<Task> going = new ArrayList<>(order.choose(state, request, starting, excess));
        if (going.size() < excess) {
            List<Task> healthy = List.copyOf(tasks.of(TaskCondition.HEALTHY));
            going.addAll(order.choose(state, request, healthy, excess - going.size()));
        }
        return going;
    }
}
