package dev.evenkeel.core.operation;

import dev.evenkeel.core.api.ContainerInstanceDescription;
import dev.evenkeel.core.api.DeregisterContainerInstanceRequest;
import dev.evenkeel.core.api.DeregisterContainerInstanceResponse;
import dev.evenkeel.core.api.Failure;
import dev.evenkeel.core.api.UpdateContainerInstancesStateRequest;
import dev.evenkeel.core.api.UpdateContainerInstancesStateResponse;
import dev.evenkeel.core.capacity.ContainerInstance;
import dev.evenkeel.core.capacity.ContainerInstanceStatus;
import dev.evenkeel.core.capacity.InstanceLoss;
import dev.evenkeel.core.cluster.Cluster;
import dev.evenkeel.core.error.EcsException;
import dev.evenkeel.core.event.Event;
import dev.evenkeel.core.id.ContainerInstanceArn;
import dev.evenkeel.core.state.Change;
import dev.evenkeel.core.task.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations by which a user empties container instances and takes them out of a cluster. */
final class ContainerInstanceChanges {
    private static final int CHANGED_MAX = 10;

    private ContainerInstanceChanges() {}

    /** Makes instances DRAINING, or ACTIVE again. One that does not exist is a failure, not an error. */
    static UpdateContainerInstancesStateResponse updateState(
            UpdateContainerInstancesStateRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        List<String> given = Objects.requireNonNullElse(request.containerInstances(), List.of());
        if (given.isEmpty()) {
            throw EcsException.invalidParameter("Container Instances cannot be empty.");
        }
        if (given.size() > CHANGED_MAX) {
            throw EcsException.invalidParameter("Container instances cannot exceed " + CHANGED_MAX + " elements.");
        }
        ContainerInstanceStatus status = status(request.status());
        List<ContainerInstanceArn> arns =
                given.stream().map(name -> arn(change, cluster, name)).toList();
        List<ContainerInstanceDescription> changed = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (ContainerInstanceArn arn : arns) {
            Optional<ContainerInstance> instance = change.state().containerInstance(arn);
            if (instance.isEmpty()) {
                boolean gone = change.state().inactiveInstance(arn).isPresent();
                failures.add(new Failure(arn.value(), gone ? "INACTIVE" : "MISSING", null));
                continue;
            }
            if (instance.get().status() != status) {
                change.emit(new Event.ContainerInstanceChanged(instance.get().withStatus(status)));
            }
            changed.add(ContainerInstanceOperations.describe(
                    change.state(), change.state().containerInstance(arn).orElseThrow(), false));
        }
        return new UpdateContainerInstancesStateResponse(changed, failures);
    }

    private static ContainerInstanceStatus status(@Nullable String given) {
        return switch (String.valueOf(given)) {
            case "ACTIVE" -> ContainerInstanceStatus.ACTIVE;
            case "DRAINING" -> ContainerInstanceStatus.DRAINING;
            default ->
                throw EcsException.invalidParameter("Container instance status should be one of [ACTIVE, DRAINING]");
        };
    }

    /** Takes an instance out of its cluster; with tasks on it only by force, which ends them. */
    static DeregisterContainerInstanceResponse deregister(DeregisterContainerInstanceRequest request, Change change) {
        Cluster cluster = Names.activeCluster(change, request.cluster());
        if (request.containerInstance() == null || request.containerInstance().isBlank()) {
            throw EcsException.invalidParameter("Container instance cannot be empty.");
        }
        ContainerInstanceArn arn = arn(change, cluster, request.containerInstance());
        ContainerInstance instance = change.state()
                .containerInstance(arn)
                .orElseThrow(() -> EcsException.invalidParameter("The referenced container instance was not found."));
        boolean inUse = change.state().tasksOn(arn).stream().anyMatch(Task::isWanted);
        if (inUse && !Boolean.TRUE.equals(request.force())) {
            throw EcsException.invalidParameter("Found running tasks on the instance.");
        }
        InstanceLoss.byForce(change, instance);
        return new DeregisterContainerInstanceResponse(ContainerInstanceOperations.describe(
                change.state(), change.state().inactiveInstance(arn).orElseThrow(), false));
    }

    private static ContainerInstanceArn arn(Change change, Cluster cluster, String given) {
        return change.scope().containerInstance(cluster.name(), Names.containerInstance(given));
    }
}
